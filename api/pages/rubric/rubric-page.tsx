/** The published rubric for people: what each level of each category means, and from which age. */

import type { CategoriesAnswer } from '../../contract/categories.ts';

export function RubricPage({ categories }: CategoriesAnswer) {
  return (
    <>
      <h1>What the levels mean</h1>
      <p class="lead">
        Each category goes from level 0 (we looked and found none) to 5. Unknown is not a level. The
        age of a film is the highest age among its concerns.
      </p>
      {categories.map(({ category, kind, title, about, levels }) => (
        <section key={category} id={category}>
          <h2>{title}</h2>
          <p>{about}</p>
          <table>
            <thead>
              <tr>
                <th scope="col">Level</th>
                <th scope="col">Meaning</th>
                {kind === 'concern' && <th scope="col">Age</th>}
              </tr>
            </thead>
            <tbody>
              {levels.map(({ level, label, definition, age }) => (
                <tr key={level}>
                  <th scope="row">
                    {level} {label}
                  </th>
                  <td>{definition}</td>
                  {age !== null && <td>{age}+</td>}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      ))}
      <p class="small">
        As JSON: <a href="/v1/categories">/v1/categories</a>
      </p>
    </>
  );
}
