/** The list of proposals. */

import { PROPOSAL_STATUSES } from '../../../db/vocabulary.ts';
import en from '../../../widget/labels/en.json' with { type: 'json' };
import { Isolated } from '../../../widget/view/isolated.tsx';
import type { ProposalsPage as Page } from '../../services/films/desk-proposals.ts';
import { lineName } from '../correct/line-name.ts';
import { ENGLISH_WORDS } from '../words/words.ts';
import { PROPOSAL, PROPOSALS } from './words.ts';

/** The language of the desk. */
const ENGLISH = { labels: en, words: ENGLISH_WORDS };

export interface ProposalsQuery {
  status: (typeof PROPOSAL_STATUSES)[number];
  /** The id of the film to which the list is narrowed; null for all. */
  film: string | null;
}

type Proposal = Page['proposals'][number];

export function ProposalsPage({ status, film, proposals, page, hasNext }: ProposalsQuery & Page) {
  const filtered = film === null ? {} : { film };
  return (
    <>
      <h1>{PROPOSALS.title}</h1>
      <nav class="filter" aria-label={PROPOSALS.filter}>
        {PROPOSAL_STATUSES.map((one) => (
          <a
            key={one}
            href={address({ status: one, ...filtered })}
            aria-current={one === status ? 'true' : undefined}
          >
            {PROPOSALS.statuses[one]}
          </a>
        ))}
      </nav>
      {film !== null && (
        <p>
          {PROPOSALS.ofFilm(film)} <a href={address({ status })}>{PROPOSALS.all}</a>
        </p>
      )}
      {proposals.length === 0 && <p>{PROPOSALS.none[status]}</p>}
      <ul class="rows">
        {proposals.map((proposal) => (
          <li key={proposal.id}>
            <div>
              <a href={`/desk/proposals/${proposal.id}`}>
                <Isolated text={proposal.title} /> ({proposal.year}): {subjectOf(proposal)}
              </a>
              <Excerpt proposal={proposal} />
            </div>
            <span class="small">
              <Isolated text={proposal.author ?? PROPOSAL.reader} />
              {proposal.senders > 1 && ` × ${proposal.senders}`} ·{' '}
              {(proposal.decided_at ?? proposal.created_at).slice(0, 10)}
            </span>
          </li>
        ))}
      </ul>
      {(page > 1 || hasNext) && (
        <nav class="filter" aria-label={PROPOSALS.pages}>
          {page > 1 && (
            <a rel="prev" href={address({ status, ...filtered, page: String(page - 1) })}>
              {PROPOSALS.previous}
            </a>
          )}
          {hasNext && (
            <a rel="next" href={address({ status, ...filtered, page: String(page + 1) })}>
              {PROPOSALS.next}
            </a>
          )}
        </nav>
      )}
    </>
  );
}

function Excerpt({ proposal }: { proposal: Proposal }) {
  const { text, note, status, approved_by, approved_by_id, author_id } = proposal;
  const words = text ?? note;
  const waits = status === 'open' && approved_by !== null && approved_by_id !== author_id;
  return (
    <>
      {words !== null && (
        <div class="small excerpt">
          <Isolated text={words} />
        </div>
      )}
      {waits && <div class="small">{PROPOSALS.waits(approved_by)}</div>}
    </>
  );
}

/** What a proposal is about, in a few words. */
export function subjectOf({ kind, line, patch }: Pick<Proposal, 'kind' | 'line' | 'patch'>) {
  if (line !== null) return lineName(line, ENGLISH);
  if (kind === 'delete') return PROPOSALS.deletion;
  return PROPOSALS.change(
    Object.keys(patch)
      .map((name) => name.replaceAll('_', ' '))
      .join(', '),
  );
}

function address(query: Record<string, string>): string {
  return `/desk/proposals?${new URLSearchParams(query)}`;
}
