/** The pages about the service. */

import { Hono } from 'hono';
import { readExampleFilms } from '../../../db/queries/example-films.ts';
import type { AppEnv } from '../../http/app-env.ts';
import { CATEGORIES_ANSWER } from '../../routes/categories.ts';
import { describePage } from '../layout/describe-page.ts';
import { translationOf } from '../layout/language.tsx';
import { sendPage } from '../layout/page.tsx';
import { AboutPage } from './about-page.tsx';
import { PrivacyPage } from './privacy-page.tsx';
import { RatingsPage } from './ratings-page.tsx';

export const aboutRoutes = new Hono<AppEnv>()
  .get('/about', describePage({ summary: 'About the service', translated: true }), async (c) => {
    const { title, description } = (await translationOf(c)).pageWords.about;
    return sendPage(c, {
      title,
      description,
      path: '/about',
      children: <AboutPage operator={c.get('operator')} contact={c.get('contact')} />,
    });
  })
  .get(
    '/about/ratings',
    describePage({ summary: 'The rubric, with an example film for each level', translated: true }),
    async (c) => {
      const { title, description } = (await translationOf(c)).pageWords.ratings;
      return sendPage(c, {
        title: `${title} · content-advisory`,
        description,
        path: '/about/ratings',
        children: (
          <RatingsPage
            {...CATEGORIES_ANSWER}
            examples={await readExampleFilms(c.get('openDb')())}
          />
        ),
      });
    },
  )
  .get(
    '/about/privacy',
    describePage({ summary: 'What is stored about people', translated: true }),
    async (c) => {
      const { title, description } = (await translationOf(c)).pageWords.privacy;
      return sendPage(c, {
        title: `${title} · content-advisory`,
        description,
        path: '/about/privacy',
        children: <PrivacyPage />,
      });
    },
  );
