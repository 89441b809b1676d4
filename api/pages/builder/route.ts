/** The builder of what a site pastes, and the page that shows how a card is styled. */

import { Hono, type Handler } from 'hono';
import type { AppEnv } from '../../http/app-env.ts';
import { describe } from '../../http/route.ts';
import { describePage } from '../layout/describe-page.ts';

/** They read their queries themselves: nothing in them is an error. */
const handlers = () => import('./handlers.tsx');

export function builderRoutes(serve: Handler) {
  const files = new Hono().get('*', serve);
  return new Hono<AppEnv>()
    .get(
      '/embed',
      describePage({ summary: 'The embed builder, as a page', security: 'builder' }),
      async (c) => (await handlers()).showBuilder(c, files),
    )
    .get(
      '/colours.css',
      describe({ summary: 'The colours of the builder’s preview', answer: 'text/css' }),
      async (c) => (await handlers()).sendColours(c),
    )
    .get('/theming', describePage({ summary: 'How to style the card, as a page' }), async (c) =>
      (await handlers()).showTheming(c),
    )
    .get(
      '/theming.css',
      describe({ summary: 'The styles that outline a part on that page', answer: 'text/css' }),
      async (c) => (await handlers()).sendThemingStyles(c),
    );
}
