/** Answers with the badge of a film. */

import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { CardFilm } from '../../contract/advisory.ts';
import type { Category } from '../../../db/vocabulary.ts';
import type { FilmKey } from '../../../db/queries/read-film.ts';
import type { AppEnv } from '../../http/app-env.ts';
import { PROBLEMS, setProblemHeaders, type Problem } from '../../http/problem.ts';
import { filmDocument } from '../../http/film-document.ts';
import { filmBadge, unknownBadge, type BadgeLook } from './badge.ts';
import { BadgeLanguage, BadgeTheme } from './badge-query.ts';

/** A level in `category`; null for the age. */
export async function showBadge(
  c: Context<AppEnv>,
  film: FilmKey,
  category: Category | null,
): Promise<Response> {
  const { text } = await filmDocument(c, film, 'card');
  const card = JSON.parse(text) as CardFilm; // written by projectFilm, which makes a CardFilm
  return sendBadge(c, filmBadge(card, category, await lookOf(c)));
}

/** A grey badge, stored nowhere. What the asker got wrong is a good answer, as some sites show no picture that comes with an error. */
export async function errorBadge(c: Context<AppEnv>, problem: Problem): Promise<Response> {
  const { status } = PROBLEMS[problem.slug];
  setProblemHeaders(c, problem);
  return sendBadge(c, unknownBadge(await lookOf(c), problem.detail), status < 500 ? 200 : status);
}

async function lookOf(c: Context<AppEnv>): Promise<BadgeLook> {
  const translation = await c.get('translate')(BadgeLanguage.parse(c.req.query('lang')));
  return { ...translation, theme: BadgeTheme.parse(c.req.query('theme')) };
}

function sendBadge(c: Context, svg: string, status: ContentfulStatusCode = 200): Response {
  return c.body(svg, status, { 'Content-Type': 'image/svg+xml; charset=utf-8' });
}
