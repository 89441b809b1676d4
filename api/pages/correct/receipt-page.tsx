/** What became of a correction, for those who have its address. */

import { CATEGORY_NAMES } from '../../../db/vocabulary.ts';
import { Isolated } from '../../../widget/view/isolated.tsx';
import type { Receipt } from '../../services/films/proposals.ts';
import { factName } from '../history/change-text.tsx';
import { dateText } from '../layout/date-text.ts';
import { useLanguage, type Speech } from '../layout/language.tsx';
import { say } from '../words/words.ts';
import { lineName } from './line-name.ts';

export function ReceiptPage({ receipt }: { receipt: Receipt }) {
  const speech = useLanguage();
  const { language, words, link } = speech;
  const { status, film_id, title, year, created_at, decided_at, decision_note } = receipt;
  return (
    <>
      <h1>{words.receipt.title}</h1>
      <p class="lead">{words.receipt.statuses[status]}</p>
      {status === 'open' && <p>{words.receipt.keep}</p>}
      {decision_note !== null && (
        <section>
          <h2>{status === 'declined' ? words.receipt.reason : words.receipt.note}</h2>
          <p class="typed">
            <Isolated text={decision_note} />
          </p>
        </section>
      )}
      {status === 'accepted' && <Changed receipt={receipt} />}
      <section>
        <h2>{words.receipt.youWrote}</h2>
        <p>
          <a href={link(`/films/${film_id}`)}>
            <Isolated text={title} /> ({year})
          </a>
          {receipt.line !== null && <> · {lineName(receipt.line, speech)}</>}
        </p>
        <Words {...receipt} />
      </section>
      <p class="small">
        {say(words.receipt.sent, { date: dateText(created_at, language) })}
        {decided_at !== null &&
          ` · ${say(words.receipt.decided, { date: dateText(decided_at, language) })}`}
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
  const speech = useLanguage();
  const { receipt } = speech.words;
  const names = new Set((changed ?? []).map((pointer) => pointerName(pointer, speech)));
  return (
    <section>
      <h2>{receipt.changed}</h2>
      {names.size === 0 ? (
        <p>{receipt.changedNothing}</p>
      ) : (
        <ul>
          {[...names].map((name) => (
            <li key={name}>{name}</li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** What a JSON pointer to a fact names: a category for one of its ratings, else the fact. */
function pointerName(pointer: string, speech: Speech): string {
  const [, name = '', category] = pointer.split('/');
  const changed = CATEGORY_NAMES.find((one) => name === 'ratings' && one === category) ?? name;
  return factName(changed, speech);
}

export function MissingReceiptPage() {
  const { receipt } = useLanguage().words;
  return (
    <>
      <h1>{receipt.missingTitle}</h1>
      <p class="lead">{receipt.missing}</p>
    </>
  );
}
