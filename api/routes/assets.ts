/** The built files: the widget and the style sheet of the pages. */

import { Hono, type Handler } from 'hono';
import type { AppEnv } from '../http/app-env.ts';
import { describe } from '../http/describe.ts';

/** `serve` answers with the file at the request's path, or passes on where there is none. */
export function assetRoutes(serve: Handler) {
  return new Hono<AppEnv>()
    .get(
      '/widget.js',
      describe({ summary: 'The widget, one script', answer: 'text/javascript' }),
      serve,
    )
    .get('/assets/:file', serve);
}
