/**
 * The card of a closed film, written by hand for one language without a library: what the widget's speed is held against. It looks at the
 * page's scheme and at what is remembered here as the widget does, as what is drawn goes by both.
 */

import styles from '../../../widget/styles.css?inline';

const { origin } = new URL(document.currentScript.src);
const NAMES = {
  language: 'Language',
  sex: 'Sex',
  drinking: 'Drinking, drugs',
  violence: 'Violence',
  frightening: 'Frightening',
  positive_messages: 'Positive messages',
  role_models: 'Role models',
};
const LEVELS = {
  concern: ['none', 'minimal', 'mild', 'moderate', 'strong', 'extreme'],
  positive: ['none seen', 'a trace', 'some', 'clear', 'strong', 'the heart of the film'],
};
const sheet = new CSSStyleSheet();
sheet.replaceSync(styles);

let ids = [];
let coming;

customElements.define(
  'content-advisory',
  class extends HTMLElement {
    async connectedCallback() {
      const root = this.attachShadow({ mode: 'open' });
      root.adoptedStyleSheets = [sheet];
      const isPlain = getComputedStyle(this).colorScheme === 'normal';
      const film = await load(this.getAttribute('film'));
      const card = make('div', { part: 'card', lang: 'en', dir: 'ltr', tabindex: -1 }, [
        cardOf(film),
      ]);
      card.style.colorScheme = isPlain ? 'light dark' : '';
      root.append(card);
    }
  },
);

/** Out of the page, else one film or all that are asked for at once. */
async function load(id) {
  const script = document.querySelector(`script[data-content-advisory-film="${id}"]`);
  if (script) return JSON.parse(script.textContent);
  ids.push(id);
  coming ??= Promise.resolve().then(ask);
  const answer = await coming;
  return answer.films?.find(({ asked }) => asked === id) ?? answer;
}

async function ask() {
  const asked = ids;
  ids = [];
  coming = undefined;
  const query = asked.length > 1 ? `?ids=${asked.join(',')}&` : `/${asked[0]}?`;
  const answer = await fetch(`${origin}/v1/films${query}fields=card`);
  return answer.json();
}

function cardOf(film) {
  const page = `${origin}/films/${film.id}`;
  const causes = film.age.decided_by.map((name) => NAMES[name]);
  const official = film.certificates.map(({ system, rating }) => `${system} ${rating}`);
  return make('article', { 'aria-label': `Content advisory: ${film.title} (${film.year})` }, [
    make('header', { part: 'header' }, [
      make('p', { part: 'title', dir: 'auto' }, [make('b', {}, [film.title]), ` ${film.year}`]),
      make('b', { part: 'age' }, [`${film.age.recommended}+`]),
    ]),
    make('p', { part: 'summary', lang: 'en', dir: 'auto' }, [film.verdict_line ?? '']),
    make('div', {}, [make('ul', { part: 'verdicts' }, remembered())]),
    make('div', { part: 'columns' }, [
      rows(film, 'concern', 'Concerns'),
      make('div', {}, [
        rows(film, 'positive', 'Positives'),
        make('div', { part: 'voices' }, [
          line({}, [['Why this age', ...causes].join(' · ')]),
          ...(official.length > 0
            ? [line({}, [['Official rating', ...official].join(' · ')])]
            : []),
          line({}, ['To talk about']),
        ]),
        make('details', { part: 'my-child' }, [make('summary', {}, ['My child'])]),
      ]),
    ]),
    make('footer', {}, [
      make('a', { href: page, dir: 'auto' }, ['The whole advisory']),
      ' ',
      make('a', { href: `${page}#correct`, dir: 'auto' }, ['Suggest a correction']),
    ]),
  ]);
}

let known;

function remembered() {
  known ??= localStorage.getItem('content-advisory') ?? '';
  return known === '' ? [] : [make('li', {}, [known])];
}

function rows(film, kind, label) {
  const ratings = film.breakdown.filter((rating) => rating.kind === kind);
  return make(
    'ul',
    { part: kind, 'aria-label': label },
    ratings.map(({ category, level, at_most: most }) =>
      make('li', {}, [
        line({ part: 'row' }, [
          `${NAMES[category]} `,
          make('span', { part: 'level' }, [LEVELS[kind][level] ?? 'unknown']),
          make('i', {
            part: `meter level-${level ?? most ?? 5}${level === null ? ' unknown' : ''}`,
          }),
        ]),
      ]),
    ),
  );
}

function line(attributes, content) {
  return make('details', attributes, [
    make('summary', {}, content),
    make('div', { part: 'evidence' }),
  ]);
}

function make(name, attributes, content = []) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...content);
  return element;
}
