/** Answers with the pages about the service. */

import type { Context } from 'hono';
import { readExampleFilms } from '../../../db/queries/example-films.ts';
import type { AppEnv } from '../../http/app-env.ts';
import { CATEGORIES_ANSWER } from '../../routes/categories.ts';
import { translationOf } from '../layout/language.tsx';
import { sendPage } from '../layout/page.tsx';
import { AboutPage } from './about-page.tsx';
import { PrivacyPage } from './privacy-page.tsx';
import { RatingsPage } from './ratings-page.tsx';

export async function showAbout(c: Context<AppEnv>): Promise<Response> {
  const { title, description } = (await translationOf(c)).pageWords.about;
  return sendPage(c, {
    title,
    description,
    path: '/about',
    children: <AboutPage operator={c.get('operator')} contact={c.get('contact')} />,
  });
}

export async function showRatings(c: Context<AppEnv>): Promise<Response> {
  const { title, description } = (await translationOf(c)).pageWords.ratings;
  return sendPage(c, {
    title: `${title} · content-advisory`,
    description,
    path: '/about/ratings',
    children: (
      <RatingsPage {...CATEGORIES_ANSWER} examples={await readExampleFilms(c.get('openDb')())} />
    ),
  });
}

export async function showPrivacy(c: Context<AppEnv>): Promise<Response> {
  const { title, description } = (await translationOf(c)).pageWords.privacy;
  return sendPage(c, {
    title: `${title} · content-advisory`,
    description,
    path: '/about/privacy',
    children: <PrivacyPage />,
  });
}
