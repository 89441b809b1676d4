/** What became of a correction, for those who have its address. */

import { Isolated } from '../../../widget/view/isolated.tsx';
import type { Receipt } from '../../services/films/proposals.ts';
import { LINES, RECEIPT } from './words.ts';

export function ReceiptPage({ receipt }: { receipt: Receipt }) {
  const { status, film_id, title, year, created_at, decided_at, decision_note } = receipt;
  return (
    <>
      <h1>{RECEIPT.title}</h1>
      <p class="lead">{RECEIPT.statuses[status]}</p>
      {status === 'open' && <p>{RECEIPT.keep}</p>}
      {decision_note !== null && (
        <section>
          <h2>{status === 'declined' ? RECEIPT.reason : RECEIPT.note}</h2>
          <p class="typed">
            <Isolated text={decision_note} />
          </p>
        </section>
      )}
      {status === 'accepted' && <Changed receipt={receipt} />}
      <section>
        <h2>{RECEIPT.youWrote}</h2>
        <p>
          <a href={`/films/${film_id}`}>
            <Isolated text={title} /> ({year})
          </a>
          {receipt.line !== null && <> · {LINES[receipt.line]}</>}
        </p>
        <Words {...receipt} />
      </section>
      <p class="small">
        {RECEIPT.sent} {created_at.slice(0, 10)}
        {decided_at !== null && (
          <>
            {' '}
            · {RECEIPT.decided} {decided_at.slice(0, 10)}
          </>
        )}
      </p>
    </>
  );
}

/** What was written, as text alone: no address in it is a link. */
export function Words({
  text,
  source_url,
  note,
  patch,
}: Pick<Receipt, 'text' | 'source_url' | 'note' | 'patch'>) {
  return (
    <>
      {text !== null && (
        <p class="typed">
          <Isolated text={text} />
        </p>
      )}
      {source_url !== null && (
        <p class="typed">
          <Isolated text={source_url} />
        </p>
      )}
      {text === null && <pre class="typed">{JSON.stringify(patch, null, 2)}</pre>}
      {note !== null && (
        <p class="typed">
          <Isolated text={note} />
        </p>
      )}
    </>
  );
}

function Changed({ receipt: { changed } }: { receipt: Receipt }) {
  return (
    <section>
      <h2>{RECEIPT.changed}</h2>
      {changed === null || changed.length === 0 ? (
        <p>{RECEIPT.changedNothing}</p>
      ) : (
        <ul>
          {changed.map((pointer) => (
            <li key={pointer}>
              <Isolated text={pointerWords(pointer)} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/**
 * A JSON pointer as people read it.
 *
 * @example
 * pointerWords('/ratings/sex/editor/Anna/level') // 'ratings › sex › editor › Anna › level'
 */
export function pointerWords(pointer: string): string {
  return pointer
    .slice(1)
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~').replaceAll('_', ' '))
    .join(' › ');
}

export function MissingReceiptPage() {
  return (
    <>
      <h1>{RECEIPT.missingTitle}</h1>
      <p class="lead">{RECEIPT.missing}</p>
    </>
  );
}
