/** What editors see of proposals: a list of them, and what each would change. */

import type { ReadDb } from '../../../db/connection/client.ts';
import type { FilmFacts } from '../../../db/film.ts';
import {
  listProposals,
  readProposal,
  type ListedProposal,
  type ProposalStatus,
} from '../../../db/queries/proposals.ts';
import { readFactsOf } from '../../../db/queries/read-facts.ts';
import type { Advisory } from '../../contract/advisory.ts';
import { differencesOf, type Difference } from '../../domain/film/differences.ts';
import { projectFilm } from '../../domain/film/project.ts';
import { canonicalFacts } from './canonical-facts.ts';
import { patchFacts } from './change.ts';
import { completeFacts } from './write.ts';

/** Proposals on a page. */
const PAGE_SIZE = 50;

export interface ProposalsPage {
  proposals: readonly ListedProposal[];
  /** The number of this page, from 1 on, and whether there is another one. */
  page: number;
  hasNext: boolean;
}

export async function readProposals(
  db: ReadDb,
  { status, film, page }: { status: ProposalStatus; film: string | null; page: number },
): Promise<ProposalsPage> {
  const offset = (page - 1) * PAGE_SIZE;
  const proposals = await listProposals(db, { status, film, limit: PAGE_SIZE + 1, offset });
  return {
    proposals: proposals.slice(0, PAGE_SIZE),
    page,
    hasNext: proposals.length > PAGE_SIZE,
  };
}

export interface ShownProposal {
  proposal: ListedProposal;
  /** The film as it is now; null if it was deleted. */
  film: Advisory | null;
  /** What the patch would change now; null if that is nothing that can be shown: words, a deletion, or a patch that is not valid any more. */
  differences: readonly Difference[] | null;
}

/** null if there is none. */
export async function readDeskProposal(db: ReadDb, id: string): Promise<ShownProposal | null> {
  const proposal = await readProposal(db, id);
  if (!proposal) return null;
  const film = (await readFactsOf(db, [proposal.film_id])).get(proposal.film_id);
  if (!film || film.deleted_at !== null) return { proposal, film: null, differences: null };
  const { advisory } = projectFilm(film.facts, film.stamp);
  return { proposal, film: advisory, differences: differencesIn(film.facts, proposal) };
}

function differencesIn(
  facts: FilmFacts,
  { kind, status, patch }: ListedProposal,
): readonly Difference[] | null {
  if (kind !== 'change' || status !== 'open') return null;
  const after = patchFacts(facts, patch);
  if ('outcome' in after) return null;
  return differencesOf(canonicalFacts(facts), completeFacts(after));
}
