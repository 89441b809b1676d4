/** Merges a line that was fetched from another catalogue into a film that is here already. Pure. */

import type { DetailsFacts, FilmFacts, SourceFacts, SourceIndexes } from '../../../db/film.ts';
import type { FilmLine } from '../../contract/film-line.ts';
import { isRestricted } from './licences.ts';
import { mergeFilm } from './merge.ts';

/**
 * The facts of a film after a fetched line. People who edit this catalogue know better than another one, so the line only adds what the
 * film lacks, changes what the same catalogue gave before, and replaces what may not be passed on by what may. If that changes nothing,
 * the sources keep the dates on which they were read, and the facts are those of before.
 */
export function mergeFetched(before: FilmFacts, line: FilmLine): FilmFacts {
  const open = openFields(before, line);
  const base = open.has('titles') ? withoutTitles(before) : before;
  const { facts } = mergeFilm(base, fillIn(line, { before, open }), { id: before.id });
  return facts;
}

/** Fields of the details, and `titles`, that the line may set. */
function openFields({ titles, details, sources }: FilmFacts, line: FilmLine): ReadonlySet<string> {
  const fields = Object.entries({ ...details, titles }).filter(([field, value]) => {
    const said = saidBy(details, field).flatMap((index) => sources[index] ?? []);
    return isEmpty(value) || mayReplace(said, line);
  });
  return new Set(fields.map(([field]) => field));
}

/** Whether the line may change a fact that these sources gave. */
function mayReplace(said: readonly SourceFacts[], line: FilmLine): boolean {
  if (said.length === 0) return false;
  const names = new Set(line.sources.map(({ name }) => name));
  return said.every(({ name }) => names.has(name)) || (isFree(line) && said.every(isRestricted));
}

/** Whether everything in the line may be passed on. */
function isFree({ sources }: FilmLine): boolean {
  return !sources.some(isRestricted);
}

/** The sources of a field, which are either named for the field or for each of its items. */
function saidBy(details: DetailsFacts, field: string): SourceIndexes {
  const named = details.said_by[field];
  if (named) return named;
  const items: unknown = Object.entries(details).find(([name]) => name === field)?.[1];
  return Array.isArray(items) ? items.flatMap((item: Partial<Cited>) => item.sources ?? []) : [];
}

interface Cited {
  sources: SourceIndexes;
}

function isEmpty(value: unknown): boolean {
  return value === null || (typeof value === 'object' && Object.keys(value).length === 0);
}

interface Filling {
  before: FilmFacts;
  open: ReadonlySet<string>;
}

/** The line with only what it may change. A source that the film has is given as the film has it. */
function fillIn(line: FilmLine, { before, open }: Filling): FilmLine {
  const titles = isFree(line) ? { ...line.titles, ...before.titles } : before.titles;
  return {
    ...line,
    title: before.title,
    year: before.year,
    titles: open.has('titles') ? line.titles : titles,
    certificates: line.certificates.map((given) => withOpenReasons(given, { line, before })),
    details: line.details && openDetails(line.details, open),
    sources: line.sources.map((source) => sameSource(before.sources, source) ?? source),
  };
}

type LineCertificate = FilmLine['certificates'][number];

/** The reasons of a certificate stay as they are if others gave them. */
function withOpenReasons(
  given: LineCertificate,
  { line, before }: { line: FilmLine; before: FilmFacts },
): LineCertificate {
  const there = before.certificates.find(
    ({ system, rating, reasons }) =>
      system === given.system && rating === given.rating && reasons !== null,
  );
  const said = there?.sources.flatMap((index) => before.sources[index] ?? []);
  return said && !mayReplace(said, line) ? { ...given, reasons: null } : given;
}

type LineDetails = NonNullable<FilmLine['details']>;

/** Unknown fields do not change the film's. */
function openDetails(given: LineDetails, open: ReadonlySet<string>): LineDetails {
  const fields = Object.entries(given).map(([field, value]) => [
    field,
    open.has(field) ? value : Array.isArray(value) ? [] : null,
  ]);
  return {
    ...(Object.fromEntries(fields) as LineDetails), // each field has its given value, or none
    said_by: Object.fromEntries(Object.entries(given.said_by).filter(([field]) => open.has(field))),
  };
}

function withoutTitles(facts: FilmFacts): FilmFacts {
  const { titles: _titles, ...said_by } = facts.details.said_by;
  return { ...facts, titles: {}, details: { ...facts.details, said_by } };
}

/** Days by which an expiry is put off at the least: less is not worth a write. */
const MIN_RENEWAL = 30;

/** Whether facts that expire were read again much later. */
export function needsRenewal(facts: FilmFacts, given: readonly SourceFacts[]): boolean {
  return given.some((source) => {
    const stored = sameSource(facts.sources, source)?.expires_at ?? null;
    if (stored === null || source.expires_at === null) return false;
    return Date.parse(source.expires_at) - Date.parse(stored) >= MIN_RENEWAL * 86_400_000;
  });
}

/** The facts with the dates on which their sources were read again. */
export function withReadDates(facts: FilmFacts, given: readonly SourceFacts[]): FilmFacts {
  return {
    ...facts,
    sources: facts.sources.map((source) => sameSource(given, source) ?? source),
  };
}

/** The same page of the same catalogue, whenever it was read. */
function sameSource(sources: readonly SourceFacts[], { name, url }: SourceFacts) {
  return sources.find((one) => one.name === name && one.url === url);
}
