/** What a film says now in the line that a reader corrects. */

import { LEVEL_LABELS, type ProposalLine } from '../../../db/vocabulary.ts';
import en from '../../../widget/labels/en.json' with { type: 'json' };
import { ageText } from '../../../widget/view/age-text.ts';
import { Isolated } from '../../../widget/view/isolated.tsx';
import type { Advisory } from '../../contract/advisory.ts';
import { PROPOSAL } from './words.ts';

export function PresentLine({ film, line }: { film: Advisory; line: ProposalLine }) {
  const values = valuesOf(film, line);
  if (values.length === 0) return <p>{PROPOSAL.nothingNow}</p>;
  return (
    <ul class="typed">
      {values.map((value) => (
        <li key={value}>
          <Isolated text={value} />
        </li>
      ))}
    </ul>
  );
}

function valuesOf(film: Advisory, line: ProposalLine): string[] {
  const { details, age } = film;
  switch (line) {
    case 'age':
      return [ageText(age, en), ...(age.why === null ? [] : [age.why])];
    case 'title':
      return [film.title, ...Object.entries(film.titles).map(([tag, title]) => `${tag}: ${title}`)];
    case 'year':
      return [String(film.year)];
    case 'certificate':
      return film.certificates.map(({ system, rating, reasons }) =>
        [`${system} ${rating}`, ...(reasons === null ? [] : [reasons])].join(': '),
      );
    case 'running_time':
      return details.running_times.map(({ minutes }) => `${minutes} min`);
    case 'credits':
      return [
        ...details.directors,
        ...details.writers,
        ...details.cast.map(({ name, role }) => (role === null ? name : `${name}: ${role}`)),
      ];
    case 'texts':
      return [
        film.verdict_line,
        film.summary,
        film.story,
        film.opinion,
        ...film.talking_points,
        ...film.themes.map(({ name, note }) => (note === null ? name : `${name}: ${note}`)),
      ].filter((text) => text !== null);
    case 'other':
      return [];
    default:
      return film.breakdown
        .filter(({ category }) => category === line)
        .flatMap(({ kind, level, at_most, note, origin }) => [
          level === null
            ? at_most === null
              ? en.unknown
              : `${en.unknown}, at most ${at_most} (${LEVEL_LABELS[kind][at_most]})`
            : `${level} (${LEVEL_LABELS[kind][level]})${origin === null ? '' : ` by ${origin}`}`,
          ...(note === null ? [] : [note]),
        ]);
  }
}
