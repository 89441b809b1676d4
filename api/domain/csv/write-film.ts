/** A film as a row of CSV: the shown rating of each category and all certificates in columns, the rest as JSON in `more`. Pure. */

import { FILM_JSON, FILM_TEXTS, pick, type FilmFacts, type RatingFacts } from '../../../db/film.ts';
import type { WriteStamp } from '../../../db/queries/save-film.ts';
import { CATEGORY_NAMES } from '../../../db/vocabulary.ts';
import { escapeFormula } from './cells.ts';
import { certificateColumns, titleColumn } from './columns.ts';
import { writeCitation, writeSources } from './sources.ts';
import { inShownOrder } from '../rating/shown-rating.ts';

interface CsvFilm {
  facts: FilmFacts;
  stamp: WriteStamp;
  /** Cells that are the same in every row. */
  constants: Readonly<Record<string, string>>;
}

/** The cells of a film, in the order of the columns. */
export function writeCsvFilm({ facts, stamp, constants }: CsvFilm, columns: readonly string[]) {
  const { id, ids, title, titles, year, editor_age, age_why } = facts;
  const shown = CATEGORY_NAMES.flatMap((category) =>
    inShownOrder(
      category,
      facts.ratings.filter((rating) => rating.category === category),
    ).slice(0, 1),
  );
  const cells: Record<string, string | number | null> = {
    ...{ id, title, year, ...ids, editor_age, age_why, ...pick(facts, FILM_TEXTS) },
    ...Object.fromEntries(
      Object.entries(titles).map(([language, one]) => [titleColumn(language), one]),
    ),
    ...Object.fromEntries(facts.certificates.flatMap(certificateCells)),
    ...Object.fromEntries(shown.flatMap(ratingCells)),
    sources: writeSources(facts.sources),
    more: writeMore(facts, shown),
    ...stamp,
    ...constants,
  };
  return columns.map((column) => {
    const cell = cells[column] ?? '';
    return typeof cell === 'string' ? escapeFormula(cell) : String(cell);
  });
}

type Cell = [column: string, value: string | number | null];

function certificateCells(
  { system, rating, reasons, sources }: FilmFacts['certificates'][number],
  place: number,
): Cell[] {
  const [certificate, why, citation] = certificateColumns(place);
  return [
    [certificate, `${system}:${rating}`],
    [why, reasons],
    [citation, writeCitation(sources)],
  ];
}

function ratingCells({ category, spoiler, sources, ...rating }: RatingFacts): Cell[] {
  return [
    ...Object.entries(rating).map(([field, value]): Cell => [`${category}.${field}`, value]),
    [`${category}.spoiler`, spoiler ? 'yes' : ''],
    [`${category}.sources`, writeCitation(sources)],
  ];
}

/** The ratings that are not shown, and the fields without a column that are not empty. */
function writeMore(facts: FilmFacts, shown: readonly RatingFacts[]): string {
  const { themes, talking_points } = facts;
  const ratings = facts.ratings.filter((rating) => !shown.includes(rating));
  const details = Object.fromEntries(
    Object.entries(facts.details).filter(([, value]) => isFilled(value)),
  );
  const more = { ratings, themes, talking_points, ...pick(facts, FILM_JSON), details };
  const filled = Object.entries(more).filter(([, value]) => isFilled(value));
  return filled.length === 0 ? '' : JSON.stringify(Object.fromEntries(filled));
}

function isFilled(value: unknown): boolean {
  return typeof value === 'object' && value !== null
    ? Object.keys(value).length > 0
    : value !== null;
}
