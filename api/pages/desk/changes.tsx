/** What changed from one version to another: each fact, old and new. */

import en from '../../../widget/labels/en.json' with { type: 'json' };
import { Isolated } from '../../../widget/view/isolated.tsx';
import type { Difference } from '../../domain/film/differences.ts';

const WORDS = {
  fact: 'What',
  before: 'Old',
  after: 'New',
  nothing: 'nothing',
  yes: 'yes',
  no: 'no',
  by: (category: string, origin: string, field: string) =>
    `${category} by ${origin}${field === '' ? '' : `: ${field}`}`,
  names: {
    verdict_line: 'In one line',
    summary: 'What parents need to know',
    story: 'Story',
    opinion: 'Is it any good?',
    talking_points: 'Talk about it',
    themes: 'Themes',
    editor_age: 'An editor’s age',
    age_why: 'Why this age',
    ids: 'Ids',
    title: 'Title',
    titles: 'Titles',
    year: 'Year',
    ratings: 'Ratings',
    certificates: 'Certificates',
    details: 'Details',
    sources: 'Sources',
  } as Readonly<Record<string, string>>,
} as const;

export function Changes({ differences }: { differences: readonly Difference[] }) {
  if (differences.length === 0) return null;
  return (
    <table class="changes">
      <thead>
        <tr>
          <th scope="col">{WORDS.fact}</th>
          <th scope="col">{WORDS.before}</th>
          <th scope="col">{WORDS.after}</th>
        </tr>
      </thead>
      <tbody>
        {differences.map(({ pointer, before, after }) => (
          <tr key={pointer}>
            <th scope="row" title={pointer}>
              <Isolated text={nameOf(pointer)} />
            </th>
            <td data-label={WORDS.before}>
              <Value value={without(before, after)} />
            </td>
            <td data-label={WORDS.after}>
              <Value value={without(after, before)} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Of a list only the items that the other one lacks; all of them if the order alone is another. */
function without(value: unknown, other: unknown): unknown {
  if (!Array.isArray(value) || !Array.isArray(other)) return value;
  const known = new Set(other.map((one) => JSON.stringify(one)));
  const own = new Set(value.map((one) => JSON.stringify(one)));
  const isReordered = own.size === known.size && [...own].every((one) => known.has(one));
  return isReordered ? value : value.filter((one) => !known.has(JSON.stringify(one)));
}

function Value({ value }: { value: unknown }) {
  const text = valueText(value);
  return text === '' ? <i>{WORDS.nothing}</i> : <span dir="auto">{text}</span>;
}

function valueText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? WORDS.yes : WORDS.no;
  if (Array.isArray(value)) return value.map(valueText).join('\n');
  if (typeof value !== 'object') return String(value);
  return Object.values(value)
    .filter((part) => part !== false && !(Array.isArray(part) && part.length === 0))
    .map(valueText)
    .filter(Boolean)
    .join(' · ');
}

/** `/ratings/sex/editor/Anna/level` → `Sex by Anna: level` */
function nameOf(pointer: string): string {
  const [top = '', ...parts] = pointer
    .slice(1)
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  const [category = '', , origin, field = ''] = parts;
  if (top === 'ratings' && category !== '') {
    const name = (en.categories as Record<string, string>)[category] ?? category;
    return origin === undefined ? name : WORDS.by(name, origin, field);
  }
  const name = WORDS.names[top] ?? top;
  return parts.length === 0 ? name : `${name}: ${parts.map(placeText).join(' ')}`;
}

/** The place in a list counts from 1 for people. */
function placeText(part: string): string {
  return /^\d+$/.test(part) ? String(Number(part) + 1) : part;
}
