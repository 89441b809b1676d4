/** One proposal: what the film says beside what is proposed, and the forms to decide. */

import { Isolated } from '../../../widget/view/isolated.tsx';
import type { Difference } from '../../domain/film/differences.ts';
import type { ShownProposal } from '../../services/films/desk-proposals.ts';
import { ErrorSummary, TokenField } from '../desk/frame.tsx';
import { Words } from '../correct/receipt-page.tsx';
import { PresentLine } from './present-line.tsx';
import { pointerWords } from './pointer-words.ts';
import { subjectOf } from './proposals-page.tsx';
import { PROPOSAL, PROPOSALS } from './words.ts';

/** The values of the forms' fields. */
export interface Typed {
  patch?: string;
  note: string;
  reason: string;
}

interface ProposalPageProps extends ShownProposal {
  mayDecide: boolean;
  /** The id of the signed-in person. */
  person: string;
  token: string;
  typed: Typed;
  errors: readonly (readonly [id: string, message: string])[];
}

export function ProposalPage(props: ProposalPageProps) {
  const { proposal, film, errors, mayDecide } = props;
  const { film_id, title, year, author, created_at, senders, status } = proposal;
  const { approved_by, approved_by_id, author_id } = proposal;
  return (
    <>
      <h1 id="proposal">
        {proposal.line === null ? subjectOf(proposal) : PROPOSAL.correction(subjectOf(proposal))}
      </h1>
      <p>
        <a href={`/films/${film_id}`}>
          <Isolated text={title} /> ({year})
        </a>{' '}
        · <a href={`/desk/proposals?film=${encodeURIComponent(film_id)}`}>{PROPOSAL.allOfFilm}</a>
      </p>
      <p class="small">
        <Isolated text={PROPOSAL.by(author ?? PROPOSAL.reader, created_at.slice(0, 10))} />{' '}
        {senders > 1 && PROPOSAL.senders(senders)}
      </p>
      {errors.length > 0 && <ErrorSummary title={PROPOSAL.problem} errors={errors} />}
      {status === 'open' && approved_by !== null && approved_by_id !== author_id && (
        <p>{PROPOSAL.waits(approved_by)}</p>
      )}
      {!film && <p>{PROPOSAL.gone}</p>}
      <Subject {...props} />
      {status !== 'open' && <Decision {...props} />}
      {status === 'open' && !mayDecide && <p>{PROPOSAL.reviewer}</p>}
      {status === 'open' && mayDecide && <Decide {...props} />}
    </>
  );
}

function Subject({ proposal, film, differences }: ProposalPageProps) {
  const { kind, line, status } = proposal;
  return (
    <>
      {proposal.text !== null && (
        <div class="beside">
          <section>
            <h2>{PROPOSAL.now}</h2>
            {film && <PresentLine film={film} line={line ?? 'other'} />}
          </section>
          <section>
            <h2>{PROPOSAL.said}</h2>
            <Words {...proposal} />
          </section>
        </div>
      )}
      {kind === 'delete' && <p>{PROPOSAL.deletion}</p>}
      {kind === 'change' && differences && <Differences differences={differences} />}
      {kind === 'change' && !differences && (
        <>
          {status === 'open' && film && <p>{PROPOSAL.outdated}</p>}
          <h2>{PROPOSAL.patch}</h2>
          <pre class="typed">{JSON.stringify(proposal.patch, null, 2)}</pre>
        </>
      )}
      {proposal.text === null && proposal.note !== null && (
        <section>
          <h2>{PROPOSAL.note}</h2>
          <p class="typed">
            <Isolated text={proposal.note} />
          </p>
        </section>
      )}
    </>
  );
}

function Differences({ differences }: { differences: readonly Difference[] }) {
  return (
    <section>
      <h2>{PROPOSAL.difference}</h2>
      <table class="differences">
        <thead>
          <tr>
            <th scope="col">{PROPOSAL.fact}</th>
            <th scope="col">{PROPOSAL.before}</th>
            <th scope="col">{PROPOSAL.after}</th>
          </tr>
        </thead>
        <tbody>
          {differences.map(({ pointer, before, after }) => (
            <tr key={pointer}>
              <th scope="row">
                <Isolated text={pointerWords(pointer)} />
              </th>
              <td data-label={PROPOSAL.before}>
                <Isolated text={valueText(before)} />
              </td>
              <td data-label={PROPOSAL.after}>
                <Isolated text={valueText(after)} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function valueText(value: unknown): string {
  if (value === null || value === undefined) return PROPOSAL.nothing;
  if (Array.isArray(value)) return value.map(valueText).join('\n') || PROPOSAL.nothing;
  return typeof value === 'object' ? JSON.stringify(value, null, 1) : String(value);
}

function Decision({ proposal }: ProposalPageProps) {
  const { status, decided_by, decided_at, decision_note, accepted_version, film_id } = proposal;
  return (
    <section>
      <h2>{PROPOSALS.statuses[status]}</h2>
      <p>
        <Isolated
          text={PROPOSAL.decided(
            PROPOSALS.statuses[status],
            decided_by ?? '',
            decided_at?.slice(0, 10) ?? '',
          )}
        />{' '}
        {accepted_version !== null && (
          <>
            {PROPOSAL.version(accepted_version)}{' '}
            <a href={`/v1/films/${film_id}/history`}>{PROPOSAL.history}</a>
          </>
        )}
      </p>
      {decision_note !== null && (
        <p class="typed">
          <Isolated text={decision_note} />
        </p>
      )}
    </section>
  );
}

function Decide(props: ProposalPageProps) {
  const { proposal, film, differences, token, typed } = props;
  const { id, kind, film_id, patch } = proposal;
  const action = `/desk/proposals/${id}`;
  return (
    <section>
      <h2>{PROPOSAL.decide}</h2>
      {kind === 'correction' && film && (
        <p>
          <a href={`/desk/films/${film_id}?proposal=${id}`}>{PROPOSAL.edit}</a>. {PROPOSAL.editLead}
        </p>
      )}
      {isOwn(props) && <p>{PROPOSAL.own}</p>}
      {kind !== 'correction' && film && !isOwn(props) && (kind === 'delete' || differences) && (
        <form class="sheet" method="post" action={`${action}/accept`}>
          <h3>{PROPOSAL.accept}</h3>
          <TokenField token={token} />
          <Area name="note" label={PROPOSAL.acceptNote} value={typed.note} rows={2} />
          <p>
            <button class="main">{PROPOSAL.accept}</button>
          </p>
        </form>
      )}
      {kind !== 'delete' && film && (
        <details open={typed.patch !== undefined}>
          <summary>{PROPOSAL.change}</summary>
          <form class="sheet" method="post" action={`${action}/accept`}>
            <TokenField token={token} />
            <Area
              name="patch"
              label={PROPOSAL.changeLabel}
              value={typed.patch ?? JSON.stringify(patch, null, 2)}
              rows={8}
              isCode
            />
            <Area
              name="note"
              id="change-note"
              label={PROPOSAL.acceptNote}
              value={typed.note}
              rows={2}
            />
            <p>
              <button>{PROPOSAL.changeButton}</button>
            </p>
          </form>
        </details>
      )}
      <form class="sheet" method="post" action={`${action}/decline`}>
        <h3>{PROPOSAL.decline}</h3>
        <TokenField token={token} />
        <Area name="reason" label={PROPOSAL.reason} value={typed.reason} rows={3} isRequired />
        <p>
          <button>{PROPOSAL.decline}</button>
        </p>
      </form>
    </section>
  );
}

/** Whether the person cannot be the one who accepts it as it is: its author, or the first editor who was for it. */
function isOwn({ proposal, person }: ProposalPageProps): boolean {
  const { kind, author_kind, author_id, approved_by_id } = proposal;
  if (approved_by_id !== null) return approved_by_id === person;
  return kind !== 'correction' && author_kind === 'person' && author_id === person;
}

interface AreaProps {
  name: string;
  /** As the name, if left out. */
  id?: string;
  label: string;
  value: string;
  rows: number;
  isCode?: boolean;
  isRequired?: boolean;
}

function Area({ name, id = name, label, value, rows, isCode, isRequired }: AreaProps) {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <textarea
        id={id}
        name={name}
        rows={rows}
        maxlength={isCode ? undefined : 2_000}
        required={isRequired}
        class={isCode ? 'code' : undefined}
        spellcheck={!isCode}
        dir={isCode ? 'ltr' : 'auto'}
      >
        {value}
      </textarea>
    </div>
  );
}
