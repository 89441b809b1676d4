/** The published rubric: what each level of each category means, from which age, and a film that has it. */

import type { ExampleFilm } from '../../../db/queries/example-films.ts';
import { Isolated } from '../../../widget/view/isolated.tsx';
import { fill } from '../../../widget/words.ts';
import type { CategoriesAnswer } from '../../contract/categories.ts';
import { useLanguage } from '../layout/language.tsx';
import { Say } from '../layout/say.tsx';

interface RatingsPageProps extends CategoriesAnswer {
  examples: readonly ExampleFilm[];
}

export function RatingsPage({ categories, language: written, examples }: RatingsPageProps) {
  const { language, labels, words } = useLanguage();
  const { ratings } = words;
  const isForeign = written !== language;
  return (
    <>
      <h1>{ratings.title}</h1>
      <p class="lead">{ratings.lead}</p>
      {isForeign && <p>{ratings.english}</p>}
      {categories.map(({ category, kind, about, levels }) => (
        <section key={category} id={category}>
          <h2>{labels.categories[category]}</h2>
          <p lang={isForeign ? written : undefined} dir="auto">
            {about}
          </p>
          <table class="rubric">
            <thead>
              <tr>
                <th scope="col">{ratings.level}</th>
                <th scope="col">{ratings.meaning}</th>
                {kind === 'concern' && <th scope="col">{ratings.age}</th>}
              </tr>
            </thead>
            <tbody>
              {levels.map(({ level, definition, age }) => {
                const film = examples.find(
                  (one) => one.category === category && one.level === level,
                );
                return (
                  <tr key={level}>
                    <th scope="row">
                      {level.toLocaleString(language)} {labels.levels[kind][level]}
                    </th>
                    <td>
                      <span lang={isForeign ? written : undefined}>
                        <bdi>{definition}</bdi>
                      </span>
                      {film && (
                        <span class="small">
                          {' '}
                          <Say
                            text={words.find.line}
                            values={{ category: ratings.example, level: <FilmLink film={film} /> }}
                          />
                        </span>
                      )}
                    </td>
                    {age !== null && <td>{fill(labels.age, age)}</td>}
                  </tr>
                );
              })}
            </tbody>
          </table>
        </section>
      ))}
      <p class="small">
        <Say text={ratings.asJson} values={{ link: <a href="/v1/categories">/v1/categories</a> }} />
      </p>
    </>
  );
}

function FilmLink({ film }: { film: ExampleFilm }) {
  const { link } = useLanguage();
  return (
    <>
      <a href={link(`/films/${film.id}`)}>
        <Isolated text={film.title} />
      </a>{' '}
      ({film.year})
    </>
  );
}
