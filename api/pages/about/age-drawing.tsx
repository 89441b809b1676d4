/** A drawing of how a film gets its age: a bar for each concern, and the highest age decides. It is a table, so that it can be read aloud. */

import { CONCERNS, type Concern, type Level } from '../../../db/vocabulary.ts';
import { fill } from '../../../widget/words.ts';
import { ageOfLevel } from '../../domain/rating/age.ts';
import { useLanguage } from '../layout/language.tsx';

/** Those of Her (2013). */
const LEVELS: Readonly<Record<Concern, Level>> = {
  language: 4,
  sex: 4,
  drinking: 2,
  violence: 1,
  frightening: 2,
};

export function AgeDrawing() {
  const { labels, words } = useLanguage();
  const { age } = words.about;
  const rows = CONCERNS.map((concern) => ({
    concern,
    level: LEVELS[concern],
    age: ageOfLevel(concern, LEVELS[concern]),
  }));
  const highest = Math.max(...rows.map((row) => row.age));
  return (
    <table class="age-drawing">
      <caption>{age.caption}</caption>
      <thead>
        <tr>
          <th scope="col">{age.category}</th>
          <th scope="col">{age.level}</th>
          <th scope="col">{age.age}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.concern} class={row.age === highest ? 'decides' : undefined}>
            <th scope="row">{labels.categories[row.concern]}</th>
            <td>
              <Bar level={row.level} /> {labels.levels.concern[row.level]}
            </td>
            <td>
              {fill(labels.age, row.age)}
              {row.age === highest && ` · ${age.decides}`}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Bar({ level }: { level: Level }) {
  return (
    <svg viewBox="0 0 50 8" width="50" height="8" aria-hidden="true">
      {[0, 1, 2, 3, 4].map((place) => (
        <rect
          key={place}
          x={place * 10}
          width="9"
          height="8"
          fill="currentColor"
          opacity={place < level ? '1' : '.2'}
        />
      ))}
    </svg>
  );
}
