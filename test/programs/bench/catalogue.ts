/** How long a catalogue of 1,000, 10,000 and 100,000 films takes to answer, against what the project promises. */

import { median, timeQuestions } from './timing.ts';
import { openGeneratedCatalogue } from './generated-catalogue.ts';
import {
  BY_KEY,
  catalogueQuestions,
  PROMISED,
  TYPICAL,
  type CatalogueQuestion,
} from './catalogue-questions.ts';

const SIZES = [1_000, 10_000, 100_000] as const;
const ROUNDS = 150;
const MAX_TIMES_BY_KEY = 5;
const MAX_GROWTH = 2;

/** Prints a table, and lines that say which promises do not hold. Gives them as text, too. */
export async function benchCatalogue(): Promise<string> {
  const columns: Record<string, number>[] = [];
  let questions: CatalogueQuestion[] = [];
  for (const size of SIZES) {
    const catalogue = await openGeneratedCatalogue(size);
    console.error(`${size} films written in ${catalogue.seconds.toFixed(1)} s`);
    questions = await catalogueQuestions(catalogue.db, size);
    columns.push(
      await timeQuestions(
        Object.fromEntries(questions.map(({ name, ask }) => [name, ask])),
        ROUNDS,
      ),
    );
    await catalogue.close();
  }
  const text = [table(questions, columns), '', ...judge(questions, columns)].join('\n');
  console.log(text);
  return text;
}

function table(
  questions: readonly CatalogueQuestion[],
  columns: readonly Record<string, number>[],
): string {
  const sizes = SIZES.map((size) => size.toLocaleString('en'));
  return [
    `| milliseconds for a page of 20 | ${sizes.join(' | ')} | promised |`,
    `|---|${sizes.map(() => '---:|').join('')}---:|`,
    ...questions.map(({ name, kind }) => {
      const cells = columns.map((column) => (column[name] ?? 0).toFixed(3));
      return `| ${name} | ${cells.join(' | ')} | ${kind ? PROMISED[kind] : ''} |`;
    }),
  ].join('\n');
}

function judge(
  questions: readonly CatalogueQuestion[],
  columns: readonly Record<string, number>[],
): string[] {
  const [small = {}, , large = {}] = columns;
  const late = questions.filter(
    ({ name, kind }) => kind !== null && (large[name] ?? 0) > PROMISED[kind],
  );
  const pages = questions.filter(({ kind }) => kind === 'page').map(({ name }) => name);
  const typical = large[TYPICAL] ?? 0;
  const times = typical / (large[BY_KEY] ?? 1);
  const growth = median(pages.map((name) => (large[name] ?? 0) / (small[name] ?? 1)));
  const verdict = (holds: boolean) => (holds ? 'holds' : 'DOES NOT HOLD');
  return [
    `- Within the promised times at 100,000 films: ${late.length === 0 ? 'all' : `all but ${late.map(({ name }) => name).join('; ')}`}.`,
    `- A typical page takes ${times.toFixed(1)} times a film by its id (promised: ${MAX_TIMES_BY_KEY}): ${verdict(times <= MAX_TIMES_BY_KEY)}.`,
    `- From 1,000 to 100,000 films a page takes ${growth.toFixed(2)} times as long (promised: less than ${MAX_GROWTH}): ${verdict(growth < MAX_GROWTH)}.`,
  ];
}
