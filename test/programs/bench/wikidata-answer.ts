/** Answers as Wikidata would give them to the query for facts, about films that do not exist: the same for the same items. */

const ENTITY = 'http://www.wikidata.org/entity/';

/** Rows about each film. */
export const ROWS_PER_FILM = 32;

/** The number of the first film: all have six digits, which no other item has. */
export const FIRST_ITEM = 100_000;

const LANGUAGES = ['en', 'de', 'fr', 'es', 'ja', 'ko'];
const FSK = ['Q20644794', 'Q20644795', 'Q20644796', 'Q20644797', 'Q20644798'];
const MPA = ['Q18665330', 'Q18665334', 'Q18665339', 'Q18665344'];

/** The answer about the items of these numbers, from `first` on. */
export function answerAbout(first: number, count: number): string {
  const rows = Array.from({ length: count }, (_, place) => rowsOf(first + place)).flat();
  return JSON.stringify({ head: { vars: ['film', 'fact', 'value'] }, results: { bindings: rows } });
}

function rowsOf(number: number): object[] {
  const film = item(number);
  const row = (fact: string, value: object | null, more: object = {}) => ({
    ...{ film, fact: text(fact), ...(value && { value }), ...more },
  });
  const named = (fact: string, other: number, name: string) =>
    row(fact, item(other), { label: text(`${name} ${other}`, 'en') });
  const rank = uri('http://wikiba.se/ontology#NormalRank');
  const rated = (property: string, rating: string, label: string) =>
    row('certificate', uri(`${ENTITY}${rating}`), {
      ...{ label: text(label, 'en'), rank, property: text(property) },
      statement: uri(`${ENTITY}statement/Q${number}-${property}`),
      qualifier: uri(`https://board.example/${property}/${number}`),
    });
  const reason = (name: string) =>
    row('reason', item(77), {
      ...{ label: text(name, 'en'), property: text('P1657') },
      statement: uri(`${ENTITY}statement/Q${number}-P1657`),
    });
  const person = 2_000_000 + (number % 9_000);
  return [
    row('film', null),
    row('imdb', text(`tt${10_000_000 + number}`)),
    row('tmdb', text(String(number))),
    row('original_title', text(`원제 ${number}`, 'ko')),
    row('year', text(String(1930 + (number % 95)))),
    ...LANGUAGES.map((language) => row('title', text(`Title ${number} (${language})`, language))),
    row('minutes', text(`+${80 + (number % 90)}`), { rank, qualifier: item(7727) }),
    named('director', person, 'Director'),
    named('writer', person + 1, 'Writer'),
    named('writer', person + 2, 'Writer'),
    named('genre', 3_000 + (number % 40), 'genre'),
    named('genre', 3_050 + (number % 40), 'genre'),
    row('country', text('KR')),
    row('language', text('ko')),
    ...Array.from({ length: 8 }, (_, place) => ({
      ...named('cast', person + 10 + place, 'Actor'),
      ...{ rank, qualifier: text(`Role ${place}`) },
      statement: uri(`${ENTITY}statement/Q${number}-P161-${place}`),
    })),
    rated('P1657', MPA[number % MPA.length] ?? '', 'rating'),
    rated('P1981', FSK[number % FSK.length] ?? '', 'rating'),
    rated('P3156', 'Q999', 'MA 15+'),
    reason('Violence'),
    reason('Coarse language'),
  ];
}

function item(number: number): object {
  return uri(`${ENTITY}Q${number}`);
}

function uri(value: string): object {
  return { type: 'uri', value };
}

function text(value: string, language?: string): object {
  return { ...(language !== undefined && { 'xml:lang': language }), type: 'literal', value };
}
