/**
 * `npm run eval -- FILE.csv [--write]`: how well the derived levels agree with people, by the shipped tables, and by tables that
 * never saw the film. `--write` puts the figures into `docs/derived-ratings.md`.
 */

import { readFileSync, writeFileSync } from 'node:fs';
import { deriveRatings, type FittedTables } from '../../../api/domain/reasons/derive.ts';
import { readFilms, type JudgedFilm } from './films.ts';
import { fitTables } from './fit-tables.ts';
import { acrossFolds, FOLDS } from './folds.ts';
import { judge, type Answer } from './judge.ts';
import { reportOf } from './report.ts';

const DOCUMENT = new URL('../../../docs/derived-ratings.md', import.meta.url);
const FIGURES = /(?<=<!-- figures -->\n)[\s\S]*(?=<!-- end of figures -->)/u;
/** Another way to fold than those by which bounds are fitted. */
const OUTER_SEED = 5;

const options = process.argv.slice(2);
const file = options.find((option) => !option.startsWith('--'));
if (file === undefined || options.some((option) => option !== file && option !== '--write')) {
  console.error('Usage: npm run eval -- FILE.csv [--write]');
  process.exit(2);
}
const films = readFilms(readFileSync(file, 'utf8'));

const shipped = reportOf(
  'The shipped tables',
  judge(
    films,
    films.map((film) => answerOf(film)),
  ),
);
console.log(shipped);

const crossValidated = reportOf(
  `Cross-validated: weights, cuts and bounds fitted anew without the film's fold, ${FOLDS} folds`,
  judge(films, acrossFolds(films, OUTER_SEED, fitTables, answerOf)),
);
console.log(crossValidated);

if (options.includes('--write')) {
  const date = new Date().toISOString().slice(0, 10);
  const figures = `Measured ${date} on ${films.length} films.\n\n${shipped}\n${crossValidated}\n`;
  writeFileSync(
    DOCUMENT,
    readFileSync(DOCUMENT, 'utf8').replace(FIGURES, () => figures),
  );
}

function answerOf({ rating, reasons }: JudgedFilm, tables?: FittedTables): Answer {
  return deriveRatings({ system: 'MPA', rating, reasons }, tables).ratings;
}
