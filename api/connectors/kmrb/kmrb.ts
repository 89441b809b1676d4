/** Fetches what Korea's board (KMRB) says of films: the certificate and the degrees of its seven items. */

import { degreeOf, kmrbReasons } from '../../domain/reasons/kmrb.ts';
import { CommandError } from '../../services/command-error.ts';
import { validateFilmLine, type ImportLine } from '../../services/formats/validate-line.ts';
import { attempt, type Connector, type FetchOptions, type Report } from '../connector.ts';
import { BadAnswerError, ServiceError, type HttpClient } from '../http-client.ts';
import { degreesOf, NO_EVIDENCE, provenOrder, withEvidence, type Evidence } from './item-order.ts';
import { DAY_IS_OVER, readPage, type KmrbPage, type KmrbRow } from './read-page.ts';

/** Films for the cinema, and films on disc and in streaming. */
const SEARCHES = ['/movie_v3/movie_search_v3', '/video_v2/video_search_v2'] as const;

/** The most that a page may have. */
const PAGE_SIZE = 100;

/** A new key has as many calls a day. */
const MAX_CALLS = 1_000;

/** The first month with ratings of the board, which was founded in June 1999. */
const FIRST_MONTH = '1999-06';

export const kmrb: Connector = { name: 'kmrb', onlyKnown: true, fetchFilms, readAnswer };

async function* fetchFilms(
  { ids, titles, since }: Parameters<Connector['fetchFilms']>[0],
  { http, report, today, resumeFrom = null }: FetchOptions,
): AsyncGenerator<ImportLine> {
  const ask = countCalls(http);
  const lines = createLines({ report, today });
  // The ratings of the last year prove the order of the fields, whatever is asked for.
  const lastYear = { stDate: compact(yearBefore(today)), edDate: compact(today) };
  const sample = await ask(SEARCHES[0], lastYear, 1);
  lines.learn(sample.rows);
  if (ids !== null) {
    for (const [place, title] of titles.entries()) {
      if (place < Number(resumeFrom ?? 0)) continue;
      for (const search of SEARCHES)
        yield* rowsOf(ask, search, { title }, { film: title, report, lines });
      report.reached(String(place + 1));
    }
    yield* lines.rest();
    return;
  }
  for (const month of monthsFrom(resumeFrom ?? since?.slice(0, 7) ?? FIRST_MONTH, today)) {
    const from = since !== null && since > `${month}-01` ? since : `${month}-01`;
    const slice = { stDate: compact(from), edDate: compact(endOf(month)) };
    for (const search of SEARCHES)
      yield* rowsOf(ask, search, slice, { film: `films rated in ${month}`, report, lines });
    if (lines.areAllSent()) report.reached(nextMonth(month));
  }
  yield* lines.rest();
}

type Ask = (search: string, slice: Slice, page: number) => Promise<KmrbPage>;
type Slice = Readonly<Record<string, string>>;

interface Part {
  /** What to call the part in the report. */
  film: string;
  report: Report;
  lines: LineMaker;
}

/** The films of a slice, page by page. */
async function* rowsOf(
  ask: Ask,
  search: string,
  slice: Slice,
  { film, report, lines }: Part,
): AsyncGenerator<ImportLine> {
  for (let page = 1; ; page += 1) {
    const answer = await attempt({ report, film, fact: 'certificates' }, () =>
      ask(search, slice, page),
    );
    if (!answer) return;
    yield* lines.of(answer.rows);
    if (answer.rows.length === 0 || page * PAGE_SIZE >= answer.total) return;
  }
}

/** Throws a ServiceError that ends the run when the calls of a day are used up. */
function countCalls(http: HttpClient): Ask {
  let calls = 0;
  return (search, slice, page) => {
    calls += 1;
    if (calls > MAX_CALLS) throw new ServiceError(DAY_IS_OVER, { endsRun: true });
    const query = { pageNo: String(page), numOfRows: String(PAGE_SIZE), ...slice };
    return http.read({ service: 'kmrb', path: search, query, accept: 'application/xml' }, readPage);
  };
}

interface LineMaker {
  /** Takes rows as evidence only. */
  learn: (rows: readonly KmrbRow[]) => void;
  /** The lines of rows, and of earlier ones that waited for more evidence. */
  of: (rows: readonly KmrbRow[]) => Generator<ImportLine>;
  /** The lines of the rows that still wait. */
  rest: () => Generator<ImportLine>;
  areAllSent: () => boolean;
}

/** Rows wait until the order of their fields is proven. */
function createLines({ report, today }: Pick<FetchOptions, 'report' | 'today'>): LineMaker {
  let evidence: Evidence = NO_EVIDENCE;
  let waiting: KmrbRow[] = [];
  let count = 0;

  function* send(order: ReturnType<typeof provenOrder>): Generator<ImportLine> {
    const rows = waiting;
    waiting = [];
    for (const row of rows) {
      const film = filmOf(row, { order, today, report });
      if (film) yield validateFilmLine((count += 1), film, { text: '' });
    }
  }

  return {
    learn: (rows) => void (evidence = withEvidence(evidence, rows)),
    *of(rows) {
      evidence = withEvidence(evidence, rows);
      waiting.push(...rows);
      const order = provenOrder(evidence);
      if (order) yield* send(order);
    },
    *rest() {
      yield* send(provenOrder(evidence));
    },
    areAllSent: () => waiting.length === 0,
  };
}

interface Reading extends Pick<FetchOptions, 'report' | 'today'> {
  order: ReturnType<typeof provenOrder>;
}

const SOURCE = {
  name: 'KMRB, by data.go.kr',
  url: 'https://www.kmrb.or.kr/',
  licence: 'KMRB',
};

/** A row as a film of an imported file, or null if it lacks what it needs, which is reported. */
function filmOf(row: KmrbRow, { order, today, report }: Reading): object | null {
  const title = row.oriTitle ?? row.useTitle;
  const year = Number(/\b(\d{4})\b/.exec(row.prodYear ?? '')?.[1]);
  const rating = degreeOf(row.gradeName ?? '');
  const film = title === null ? row.rtNo : `${title} (${row.prodYear ?? 'no year'})`;
  const skip = (fact: string, reason: string): null => {
    report.skip({ film, fact, reason });
    return null;
  };
  if (title === null) return skip('film', 'It has no title.');
  if (!year) return skip('film', 'It has no year.');
  if (rating === null)
    return skip('certificates', `“${row.gradeName ?? ''}” is not a grade that we know.`);
  const degrees = degreesOf(row, order);
  if (!degrees)
    skip('reasons', 'Too few films came along to tell which field is horror, drugs or language.');
  const minutes = minutesOf(row.screTime ?? '');
  return {
    title,
    year,
    titles: row.useTitle === null ? {} : { ko: row.useTitle },
    certificates: [
      { system: 'KMRB', rating, reasons: degrees && kmrbReasons(degrees), sources: [0] },
    ],
    details: {
      directors: namesIn(row.direName ?? ''),
      running_times: minutes === null ? [] : [{ minutes, sources: [0] }],
      said_by: { titles: [0] },
    },
    sources: [{ ...SOURCE, read_at: today }],
  };
}

/**
 * @example
 * minutesOf('121분 2초') // 121
 */
function minutesOf(text: string): number | null {
  const minutes = Number(/(\d{1,4})\s*분/.exec(text)?.[1]);
  return minutes > 0 ? minutes : null;
}

function namesIn(text: string): string[] {
  const names = text.split(/[,/|;]/).map((name) => name.trim());
  return [...new Set(names.filter((name) => name !== ''))];
}

/** Pages that were saved one after the other in a file. */
async function* readAnswer(
  text: string | AsyncIterable<string>,
  { report, today }: Pick<FetchOptions, 'report' | 'today'>,
): AsyncGenerator<ImportLine> {
  const lines = createLines({ report, today });
  let whole = '';
  for await (const part of typeof text === 'string' ? [text] : text) whole += part;
  for (const page of whole.trim().split(/(?<=<\/response>)\s*(?=\S)/)) {
    yield* lines.of(pageOf(page).rows);
  }
  yield* lines.rest();
}

function pageOf(text: string): KmrbPage {
  try {
    return readPage(text);
  } catch (error) {
    if (!(error instanceof BadAnswerError)) throw error;
    throw new CommandError(`The file ${error.message}.`, { cause: error });
  }
}

function compact(date: string): string {
  return date.replaceAll('-', '');
}

function yearBefore(date: string): string {
  return new Date(Date.parse(date) - 365 * 86_400_000).toISOString().slice(0, 10);
}

/** The last day of a month. */
function endOf(month: string): string {
  return new Date(Date.parse(`${nextMonth(month)}-01`) - 86_400_000).toISOString().slice(0, 10);
}

function* monthsFrom(first: string, today: string): Generator<string> {
  for (let month = first; month <= today.slice(0, 7); month = nextMonth(month)) yield month;
}

function nextMonth(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
}
