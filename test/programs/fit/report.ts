/** The figures as Markdown: one table by category, one of the bounds, and the demanded figures in a line. */

import type { AgeFigures, CellFigures, ConcernFigures, Figures } from './judge.ts';

export function reportOf(title: string, figures: Figures): string {
  const { rho_imdb, rho_kim, f1, coverage, mean_bound, worst_cell } = figures;
  return [
    `### ${title}`,
    '',
    `rho_imdb **${rho_imdb.toFixed(3)}** · rho_kim **${rho_kim.toFixed(3)}** · macro-F1 **${f1.toFixed(3)}** · ` +
      `coverage **${coverage.toFixed(1)} %** · mean bound **${mean_bound.toFixed(2)}** · worst cell **${worst_cell.toFixed(1)} %**`,
    '',
    '| category | films (IMDb) | rho | macro-F1 | films (Kids-In-Mind) | rho | named | exact | too low |',
    '|---|---|---|---|---|---|---|---|---|',
    ...figures.concerns.map(concernRow),
    '',
    '| bounds of unnamed categories | films | hold | mean |',
    '|---|---|---|---|',
    ...figures.cells.toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1)).map(cellRow),
    '',
    '| likely age by certificate | films | within 2 years | more than 2 years too low |',
    '|---|---|---|---|',
    ...figures.ages.map(ageRow),
    '',
  ].join('\n');
}

function concernRow(figures: ConcernFigures): string {
  const { concern, films_imdb, rho_imdb, f1, films_kim, rho_kim, named, exact, under } = figures;
  return row([
    concern,
    String(films_imdb),
    rho_imdb.toFixed(3),
    f1.toFixed(3),
    String(films_kim),
    rho_kim?.toFixed(3) ?? '–',
    ...[named, exact, under].map((share) => `${share.toFixed(1)} %`),
  ]);
}

function cellRow(cell: CellFigures): string {
  const { films, holds, mean_bound } = cell;
  return row([nameOf(cell), String(films), `${holds.toFixed(1)} %`, mean_bound.toFixed(2)]);
}

function ageRow({ rating, films, near, too_low }: AgeFigures): string {
  return row([rating, String(films), `${near.toFixed(1)} %`, `${too_low.toFixed(1)} %`]);
}

function nameOf({ rating, concern }: CellFigures): string {
  return `${rating} ${concern}`;
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
