/** What changed: the history of one film, and the changes of all films. */

import { Hono } from 'hono';
import * as z from 'zod';
import { readFilmState } from '../../db/queries/film-state.ts';
import { FilmId } from '../contract/film-id.ts';
import { ChangesPage, ChangesQuery, HistoryPage, HistoryQuery } from '../contract/history.ts';
import type { AppEnv } from '../http/app-env.ts';
import { missingFilm } from '../http/film-document.ts';
import { jsonText } from '../http/json-text.ts';
import { Problem } from '../http/problem.ts';
import { describe } from '../http/route.ts';
import { validate } from '../http/validate.ts';
import type { AllowedLicences } from '../services/films/pass-on.ts';

const FilmParams = z.object({ id: FilmId });

const NOT_OF_THIS_HISTORY =
  'The history does not have the change that `since` names: the database was replaced, perhaps by a backup.';

/** Versions on a page. */
const DEFAULT_LIMIT = 25;

/** `allowed` are restricted licences whose facts may be passed on all the same. */
export function historyRoutes(allowed: AllowedLicences) {
  return new Hono<AppEnv>()
    .get(
      '/v1/films/:id/history',
      describe({
        operation: { id: 'getFilmHistory', tag: 'History' },
        summary: 'Every version of a film: when, by whom, what changed, and why',
        description:
          'The newest version first. `GET /v1/films/{id}?version=1` has the advisory of a version.',
        answer: HistoryPage,
        problems: ['invalid-input', 'film-not-found', 'film-deleted'],
      }),
      validate('param', FilmParams),
      validate('query', HistoryQuery),
      async (c) => {
        const key = c.req.valid('param').id;
        const { limit = DEFAULT_LIMIT, cursor } = c.req.valid('query');
        const db = c.get('openDb')();
        const state = await readFilmState(db, key);
        if (!state || state.deleted_at !== null) throw await missingFilm(c, key);
        const { historyOf } = await import('../services/films/versions.ts');
        const before = cursor === undefined ? undefined : Number(cursor);
        return c.json(await historyOf(db, state.id, { before, limit }));
      },
    )
    .get(
      '/v1/changes',
      describe({
        operation: { id: 'listChanges', tag: 'History' },
        summary: 'What changed since, for mirrors and caches',
        description:
          'Changes of all films in order, at most 100 a response. Store `next`, and send it as `since` the next time. Facts that may not be passed on are left out, as in an export.',
        answer: ChangesPage,
        problems: ['invalid-input', 'history-replaced'],
      }),
      validate('query', ChangesQuery),
      async (c) => {
        const { changesSince } = await import('../services/films/changes.ts');
        const { since } = c.req.valid('query');
        const page = await changesSince(c.get('openDb')(), since, allowed);
        if (page === null) throw new Problem('history-replaced', NOT_OF_THIS_HISTORY);
        return jsonText(c, page);
      },
    );
}
