/** The form for a correction. It works without scripts. */

import { CATEGORY_NAMES, FACT_LINES, type ProposalLine } from '../../../db/vocabulary.ts';
import { Isolated } from '../../../widget/view/isolated.tsx';
import type { Advisory } from '../../contract/advisory.ts';
import { MAX_CORRECTION } from '../../contract/proposals.ts';
import { CORRECT, LINE_GROUPS, LINES } from './words.ts';

/** The name of a field that people do not see, and that programs fill. */
export const TRAP = 'website';

/** What stands in the form, as typed. */
export interface Typed {
  line: string;
  text: string;
  source_url: string;
}

type Field = keyof Typed;

interface CorrectPageProps {
  /** Where the form is sent. */
  action: string;
  /** Left out if the film cannot be read right now. */
  film?: Advisory;
  typed: Typed;
  /** What is to be fixed, in which field. */
  problems: readonly { field: Field | 'form'; text: string }[];
}

export function CorrectPage({ action, film, typed, problems }: CorrectPageProps) {
  const faultOf = (field: Field) => problems.find((one) => one.field === field)?.text;
  return (
    <>
      <h1>{CORRECT.title}</h1>
      {film && (
        <p>
          <a href={`/films/${film.id}`}>
            <Isolated text={film.title} /> ({film.year})
          </a>
        </p>
      )}
      <p class="lead">{CORRECT.lead}</p>
      <form class="sheet" method="post" action={action}>
        <Problems problems={problems} />
        <LineField chosen={typed.line} fault={faultOf('line')} />
        <div class="field">
          <label for="text">{CORRECT.text}</label>
          <p class="small" id="text-hint">
            {CORRECT.textHint(MAX_CORRECTION.toLocaleString('en'))}{' '}
            <a href="/rubric">{CORRECT.rubric}</a>
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
          <Fault field="text" text={faultOf('text')} />
        </div>
        <div class="field">
          <label for="source_url">{CORRECT.source}</label>
          <p class="small" id="source_url-hint">
            {CORRECT.sourceHint}
          </p>
          <input
            id="source_url"
            name="source_url"
            type="url"
            maxlength={2_000}
            value={typed.source_url}
            autocomplete="off"
            placeholder="https://"
            {...described('source_url', faultOf('source_url'))}
          />
          <Fault field="source_url" text={faultOf('source_url')} />
        </div>
        {/* People neither see nor reach it. */}
        <div class="trap" aria-hidden="true">
          <label for={TRAP}>{CORRECT.trap}</label>
          <input id={TRAP} name={TRAP} tabindex={-1} autocomplete="off" />
        </div>
        <p class="small">{CORRECT.privacy}</p>
        <p>
          <button class="main">{CORRECT.send}</button>
        </p>
      </form>
    </>
  );
}

function Problems({ problems }: Pick<CorrectPageProps, 'problems'>) {
  if (problems.length === 0) return null;
  return (
    <div role="alert" class="problems">
      <p>{CORRECT.problems}</p>
      <ul>
        {problems.map(({ field, text }) => (
          <li key={text}>{field === 'form' ? text : <a href={`#${field}`}>{text}</a>}</li>
        ))}
      </ul>
    </div>
  );
}

function LineField({ chosen, fault }: { chosen: string; fault: string | undefined }) {
  const options = (lines: readonly ProposalLine[]) =>
    lines.map((line) => (
      <option key={line} value={line} selected={line === chosen}>
        {LINES[line]}
      </option>
    ));
  return (
    <div class="field">
      <label for="line">{CORRECT.line}</label>
      <select
        id="line"
        name="line"
        required
        {...(fault === undefined ? {} : { 'aria-invalid': true, 'aria-describedby': 'line-fault' })}
      >
        <option value="">{CORRECT.choose}</option>
        <optgroup label={LINE_GROUPS.levels}>{options([...CATEGORY_NAMES, 'age'])}</optgroup>
        <optgroup label={LINE_GROUPS.facts}>{options(FACT_LINES)}</optgroup>
        <optgroup label={LINE_GROUPS.others}>{options(['texts', 'other'])}</optgroup>
      </select>
      <Fault field="line" text={fault} />
    </div>
  );
}

function Fault({ field, text }: { field: Field; text: string | undefined }) {
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
