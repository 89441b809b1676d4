/** Keeps what someone proposes. Loaded when it is needed: few visitors do. */

import type { Context } from 'hono';
import { readFilmState } from '../../db/queries/film-state.ts';
import type { FilmKey } from '../../db/queries/read-film.ts';
import { matchesEtag } from '../cache/policy.ts';
import {
  planProposal,
  whyNotKept,
  type PlannedProposal,
  type Proposed,
  type Submission,
} from '../services/films/proposals.ts';
import type { AppEnv } from './app-env.ts';
import { missingFilm } from './film-document.ts';
import { Problem } from './problem.ts';
import { savePlanned } from './save-planned.ts';
import { invalidInput } from './validate.ts';

export interface Sent {
  id: string;
  film: string;
  /** The path of the page that shows what became of it. */
  receipt: string;
}

/** Keeps a proposal. Throws a Problem if the film is not there, if too many wait, or if the change is not valid. */
export async function sendProposal(
  c: Context<AppEnv>,
  key: FilmKey,
  proposed: Proposed,
  { actor, note }: Pick<Submission, 'actor' | 'note'>,
): Promise<Sent> {
  const db = c.get('openDb')();
  const ifMatch = c.req.header('If-Match');
  const isCurrent = (etag: string) => ifMatch === undefined || matchesEtag(ifMatch, etag);
  const { planned, rows } = await savePlanned(c, async (now) => {
    const state = await readFilmState(db, key);
    if (!state || state.deleted_at !== null) throw await missingFilm(c, key);
    return planProposal(db, state, proposed, { key, isCurrent, actor, note, now });
  });
  if (planned.outcome !== 'ready') throw await problemOf(c, key, planned);
  const reason = await whyNotKept(db, planned.film, rows);
  if (reason === null)
    return { id: planned.id, film: planned.film, receipt: `/proposals/${planned.token}` };
  if (reason === 'film-gone') throw await missingFilm(c, key);
  throw new Problem(
    'too-many-proposals',
    reason === 'film-full'
      ? 'Very many corrections of this film are waiting for an editor.'
      : 'Very many corrections are waiting for an editor.',
  );
}

async function problemOf(
  c: Context<AppEnv>,
  key: FilmKey,
  rejected: Exclude<PlannedProposal, { outcome: 'ready' }>,
): Promise<Problem> {
  switch (rejected.outcome) {
    case 'outdated':
      return new Problem('version-outdated', 'Someone changed the film after you read it.', {
        etag: rejected.etag,
      });
    case 'invalid':
      return invalidInput(
        'json',
        rejected.issues.map((issue) =>
          issue.path[0] === 'patch' ? issue : { ...issue, path: ['patch', ...issue.path] },
        ),
      );
    default:
      return missingFilm(c, key);
  }
}
