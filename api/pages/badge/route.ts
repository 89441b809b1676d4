/** The badge of a film: a picture for sites that take nothing but pictures. */

import { Hono, type Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import * as z from 'zod';
import type { CardFilm } from '../../contract/advisory.ts';
import { Category } from '../../contract/film-parts.ts';
import { FilmId } from '../../contract/film-id.ts';
import type { AppEnv } from '../../http/app-env.ts';
import { describe } from '../../http/route.ts';
import { PROBLEMS, setProblemHeaders, type Problem } from '../../http/problem.ts';
import { validate } from '../../http/validate.ts';
import { BADGE_THEMES, filmBadge, unknownBadge, type BadgeLook } from './badge.ts';
import { filmDocument } from '../../http/film-document.ts';

const ENDING = '.svg';

const BadgeParams = z.object({
  file: z
    .string()
    .meta({ description: 'A film id of any kind, and `.svg`.', example: 'her-2013.svg' })
    .refine(
      (file) => file.endsWith(ENDING),
      `Write a film id and ${ENDING}, for example her-2013${ENDING}.`,
    )
    .transform((file) => file.slice(0, -ENDING.length))
    .pipe(FilmId),
});

const Theme = z.enum(BADGE_THEMES).catch('auto');
const Language = z.string().max(35).catch('en');

/** Unknown parameters are ignored, as on pages: an image has no one to report a wrong URL to. */
const BadgeQuery = z.object({
  category: z
    .enum(Category.options, `Write one of ${Category.options.join(', ')}`)
    .optional()
    .meta({
      description: 'Show the level in this category instead of the age.',
    }),
  theme: Theme.meta({ description: '`auto` follows the visitor’s system setting.' }),
  lang: Language.meta({ description: 'A BCP 47 tag.' }),
});

export const badgeRoutes = new Hono<AppEnv>().get(
  '/badge/:file',
  describe({
    operation: { id: 'getBadge', tag: 'Embedding' },
    summary: 'A badge: a film’s age, or its level in one category, as an image',
    description:
      'If we don’t have the film, or something fails, the badge is grey and its title says why.',
    answer: 'image/svg+xml',
    security: 'picture',
    onProblem: errorBadge,
  }),
  validate('param', BadgeParams),
  validate('query', BadgeQuery),
  async (c) => {
    const { text } = await filmDocument(c, c.req.valid('param').file, 'card');
    const film = JSON.parse(text) as CardFilm; // written by projectFilm, which makes a CardFilm
    return sendBadge(c, filmBadge(film, c.req.valid('query').category ?? null, await lookOf(c)));
  },
);

/** A grey badge, stored nowhere. What the asker got wrong is a good answer, as some sites show no picture that comes with an error. */
async function errorBadge(c: Context<AppEnv>, problem: Problem): Promise<Response> {
  const { status } = PROBLEMS[problem.slug];
  setProblemHeaders(c, problem);
  return sendBadge(c, unknownBadge(await lookOf(c), problem.detail), status < 500 ? 200 : status);
}

async function lookOf(c: Context<AppEnv>): Promise<BadgeLook> {
  const translation = await c.get('translate')(Language.parse(c.req.query('lang')));
  return { ...translation, theme: Theme.parse(c.req.query('theme')) };
}

function sendBadge(c: Context, svg: string, status: ContentfulStatusCode = 200): Response {
  return c.body(svg, status, { 'Content-Type': 'image/svg+xml; charset=utf-8' });
}
