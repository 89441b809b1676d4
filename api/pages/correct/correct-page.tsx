/** The form for a correction. It works without scripts. */

import { CATEGORY_NAMES, FACT_LINES, type ProposalLine } from '../../../db/vocabulary.ts';
import { Isolated } from '../../../widget/view/isolated.tsx';
import type { Advisory } from '../../contract/advisory.ts';
import { MAX_CORRECTION } from '../../contract/proposals.ts';
import { useLanguage } from '../layout/language.tsx';
import { say } from '../words/words.ts';
import type { Fault, Field, Typed } from './faults.ts';
import { lineName } from './line-name.ts';

/** The name of a field that people do not see, and that programs fill. */
export const TRAP = 'website';

interface CorrectPageProps {
  /** Where the form is sent. */
  action: string;
  /** Left out if the film cannot be read right now. */
  film?: Advisory;
  typed: Typed;
  /** What is to be fixed, in which field. */
  problems: readonly Fault[];
}

export function CorrectPage({ action, film, typed, problems }: CorrectPageProps) {
  const { language, words, link } = useLanguage();
  const { correct } = words;
  const faultOf = (field: Field) => problems.find((one) => one.field === field)?.text;
  return (
    <>
      <h1>{words.film.correction.title}</h1>
      {film && (
        <p>
          <a href={link(`/films/${film.id}`)}>
            <Isolated text={film.title} /> ({film.year})
          </a>
        </p>
      )}
      <p class="lead">{correct.lead}</p>
      <form class="sheet" method="post" action={action}>
        <Faults problems={problems} />
        <LineField chosen={typed.line} fault={faultOf('line')} />
        <div class="field">
          <label for="text">{correct.text}</label>
          <p class="small" id="text-hint">
            {say(correct.textHint, { max: MAX_CORRECTION.toLocaleString(language) })}{' '}
            <a href={link('/about/ratings')}>{words.ratings.title}</a>
          </p>
          <textarea
            id="text"
            name="text"
            rows={6}
            maxlength={MAX_CORRECTION}
            required
            dir="auto"
            {...described('text', faultOf('text'))}
          >
            {typed.text}
          </textarea>
          <FieldFault field="text" text={faultOf('text')} />
        </div>
        <div class="field">
          <label for="source_url">{correct.source}</label>
          <p class="small" id="source_url-hint">
            {correct.sourceHint}
          </p>
          <input
            id="source_url"
            name="source_url"
            type="url"
            dir="ltr"
            maxlength={2_000}
            value={typed.source_url}
            autocomplete="off"
            placeholder="https://"
            {...described('source_url', faultOf('source_url'))}
          />
          <FieldFault field="source_url" text={faultOf('source_url')} />
        </div>
        {/* People neither see nor reach it. */}
        <div class="trap" aria-hidden="true">
          <label for={TRAP}>{correct.trap}</label>
          <input id={TRAP} name={TRAP} tabindex={-1} autocomplete="off" />
        </div>
        <p class="small">{correct.privacy}</p>
        <p>
          <button class="main">{correct.send}</button>
        </p>
      </form>
    </>
  );
}

function Faults({ problems }: Pick<CorrectPageProps, 'problems'>) {
  const { correct } = useLanguage().words;
  if (problems.length === 0) return null;
  return (
    <div role="alert" class="problems">
      <p>{correct.problems}</p>
      <ul>
        {problems.map(({ field, text }) => (
          <li key={text}>{field === 'form' ? text : <a href={`#${field}`}>{text}</a>}</li>
        ))}
      </ul>
    </div>
  );
}

function LineField({ chosen, fault }: { chosen: string; fault: string | undefined }) {
  const speech = useLanguage();
  const { film, correct } = speech.words;
  const options = (lines: readonly ProposalLine[]) =>
    lines.map((line) => (
      <option key={line} value={line} selected={line === chosen}>
        {lineName(line, speech)}
      </option>
    ));
  return (
    <div class="field">
      <label for="line">{correct.line}</label>
      <select
        id="line"
        name="line"
        required
        {...(fault === undefined ? {} : { 'aria-invalid': true, 'aria-describedby': 'line-fault' })}
      >
        <option value="">{correct.choose}</option>
        <optgroup label={film.inIt}>{options([...CATEGORY_NAMES, 'age'])}</optgroup>
        <optgroup label={correct.facts}>{options(FACT_LINES)}</optgroup>
        <optgroup label={correct.others}>{options(['texts', 'other'])}</optgroup>
      </select>
      <FieldFault field="line" text={fault} />
    </div>
  );
}

function FieldFault({ field, text }: { field: Field; text: string | undefined }) {
  if (text === undefined) return null;
  return (
    <p class="fault" id={`${field}-fault`}>
      {text}
    </p>
  );
}

function described(field: Field, fault: string | undefined) {
  return fault === undefined
    ? { 'aria-describedby': `${field}-hint` }
    : { 'aria-invalid': true, 'aria-describedby': `${field}-fault ${field}-hint` };
}
