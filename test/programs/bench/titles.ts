/** What titles in six languages a film cost: searches of 100,000 films with and without them, and the size of their databases. */

import { statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { FilmsQuery } from '../../../api/contract/films-query.ts';
import { queryFilms } from '../../../api/services/films/find.ts';
import { openReopeningDb } from '../../../db/connection/reopening.ts';
import { generatedTitles } from './generated-titles.ts';
import { openGeneratedCatalogue, type Catalogue } from './generated-catalogue.ts';
import { processorTime, timeQuestions } from './timing.ts';

const FILMS = 100_000;
const ROUNDS = 100;

/** Milliseconds, and times the size of the database without titles. */
const MAX_PREFIX = 1;
const MAX_TYPO = 15;
const MAX_SIZE_RATIO = 1.3;

const PREFIXES = ['s', 'he', 'par', 'dark k', 'nighten', 'moon', 'matrix', '가', '丁乙', 'xqzqz'];
const TYPOS = ['parasiet', 'nigthen', 'floshourk', 'summmerinha', 'gardenlsr', 'xqzzt'];

/** Prints a table, and which promises hold. Gives them as text, too. */
export async function benchTitles(): Promise<string> {
  const without = await measure(await openGeneratedCatalogue(FILMS));
  const titled = await measure(await openGeneratedCatalogue(FILMS, { titlesOf: generatedTitles }));
  const name = ({ q, sort }: Question) => `q=${q}, by ${sort}`;
  const promised = ({ q }: Question) => (PREFIXES.includes(q) ? MAX_PREFIX : MAX_TYPO);
  const kept = QUESTIONS.filter((one) => (titled.times[name(one)] ?? 0) <= promised(one));
  const ratio = titled.bytes / without.bytes;
  const text = [
    `| milliseconds for a page of 20 of ${FILMS.toLocaleString('en')} films | without titles | six languages a film | ratio | promised |`,
    '|---|---:|---:|---:|---:|',
    ...QUESTIONS.map((one) => {
      const [short = 0, long = 0] = [without, titled].map(({ times }) => times[name(one)] ?? 0);
      const cells = [short.toFixed(2), long.toFixed(2), (long / short).toFixed(2), promised(one)];
      return `| ${name(one)} | ${cells.join(' | ')} |`;
    }),
    `| bytes a film | ${Math.round(without.bytes / FILMS)} | ${Math.round(titled.bytes / FILMS)} | ${ratio.toFixed(2)} | ${MAX_SIZE_RATIO} |`,
    `| seconds to write all | ${without.seconds.toFixed(0)} | ${titled.seconds.toFixed(0)} | ${(titled.seconds / without.seconds).toFixed(2)} |  |`,
    '',
    `- Within the promised times: ${kept.length} of ${QUESTIONS.length}.`,
    `- With titles a database is ${ratio.toFixed(2)} times as large (promised: at most ${MAX_SIZE_RATIO}): ${ratio <= MAX_SIZE_RATIO ? 'holds' : 'DOES NOT HOLD'}.`,
  ].join('\n');
  console.log(text);
  return text;
}

interface Question {
  q: string;
  sort: 'title' | 'match';
}

const QUESTIONS: readonly Question[] = [...PREFIXES, ...TYPOS].flatMap((q) => [
  { q, sort: 'title' },
  { q, sort: 'match' },
]);

/** Reads as the service does: its connection prepares each statement once. */
async function measure(catalogue: Catalogue) {
  const { db } = openReopeningDb({ url: catalogue.url });
  const questions = QUESTIONS.map(({ q, sort }) => {
    const query = FilmsQuery.parse({ q, sort, limit: '20' });
    return [`q=${q}, by ${sort}`, () => queryFilms(db, query)] as const;
  });
  const times = await timeQuestions(Object.fromEntries(questions), ROUNDS, processorTime);
  db.$client.close();
  const bytes = statSync(fileURLToPath(catalogue.url)).size;
  await catalogue.close();
  return { times, bytes, seconds: catalogue.seconds };
}
