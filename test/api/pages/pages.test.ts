import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import packageJson from '../../../package.json' with { type: 'json' };
import type { FilmFacts } from '../../../db/film.ts';
import { HER_2013 } from '../../../db/seed/her-2013.ts';
import { STARTER_FILMS } from '../../helpers/starter-films.ts';
import { CATEGORIES } from '../../../db/vocabulary.ts';
import en from '../../../widget/labels/en.json' with { type: 'json' };
import { filmFacts, ratingFacts } from '../../helpers/film-facts.ts';
import { bareApp } from '../../helpers/bare-app.ts';
import { tagsOf, textOf } from '../../helpers/html.ts';
import { openTestApp, PUBLIC_URL, type TestApp } from '../../helpers/test-app.ts';

let app: TestApp;

beforeAll(async () => {
  app = await openTestApp([
    HER_2013,
    filmFacts(),
    filmFacts({
      id: 'bounded-2010',
      title: 'Bounded',
      year: 2010,
      editor_age: 14,
      age_why: 'It is long.',
      ratings: [
        ratingFacts('violence', null, { at_most: 2 }),
        ratingFacts('role_models', 0),
        ratingFacts('sex', 1, {
          basis: 'official',
          origin: 'MPA:PG',
          span: 'some mild innuendo',
          note: null,
        }),
      ],
    }),
  ]);
});
afterAll(() => app.close());

async function page(path: string, status = 200): Promise<string> {
  const response = await app.request(path, { headers: { Accept: 'text/html' } });
  expect(response.status, path).toBe(status);
  expect(response.headers.get('Content-Type')).toBe('text/html; charset=UTF-8');
  return response.text();
}

function only<Value>(values: readonly Value[]): Value {
  const [value] = values;
  if (value === undefined || values.length > 1) throw new Error(`${values.length} instead of one`);
  return value;
}

function meta(html: string, name: string): string | undefined {
  return only(tagsOf(html).filter((tag) => tag.name === 'meta' && tag.attributes['name'] === name))
    .attributes['content'];
}

/** What a film's page says besides its card. */
function belowCard(html: string): string {
  const [, below = ''] = html.split('</content-advisory>');
  return below;
}

function headingsOf(html: string): string[] {
  return [...html.matchAll(/<h2>(.*?)<\/h2>/g)].map(([, text]) => text ?? '');
}

// oxlint-disable-next-line typescript/no-explicit-any -- what JSON holds is what the test finds out
function jsonLdOf(html: string): any {
  const blocks = [...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)];
  return JSON.parse(only(blocks)[1] ?? '');
}

/** Every string of a value, with the path that leads to it. */
function stringsOf(value: unknown, path = ''): [path: string, text: string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => stringsOf(part, `${path}/${key}`));
}

describe('the page of Her', () => {
  it('says every fact of the advisory without a script', async () => {
    const film = await (await app.request('/v1/films/her-2013')).json();
    const html = await page('/films/her-2013');
    const text = textOf(html);
    // Words of the vocabulary stand there as their labels; ids and times are for programs; a board's name for its rating stands
    // there as what it means at the door. Left out: when another service last changed what it says.
    const programs =
      /^\/(id|ids\/.*|links\/(?!self).*|created_at|updated_at)$|\/rated_at$|\/(kind|category|basis|origin|decided_by\/\d+|country|date)$|\/certificates\/\d+\/name$|\/elsewhere\/\d+\/updated_at$/;
    const missing = stringsOf(film).filter(
      ([path, value]) =>
        !programs.test(path) &&
        !text.toLowerCase().includes(value.replace(/\s+/g, ' ').replace(/\.$/, '').toLowerCase()) &&
        !html.includes(`href="${value}"`) &&
        !html.includes(`href="/films/${value}"`),
    );
    expect(missing).toEqual([]);
  });

  it('shows each category with its label and level in words, in order', async () => {
    const text = textOf(await page('/films/her-2013'));
    let at = 0;
    for (const { name, kind } of CATEGORIES) {
      const { level } = HER_2013.ratings.find(({ category }) => category === name) ?? {};
      const row = `${en.categories[name]} ${en.levels[kind][level ?? -1]}`;
      expect(text.indexOf(row, at), row).toBeGreaterThan(at);
      at = text.indexOf(row, at);
    }
  });

  it('says the age, and that sex decides it', async () => {
    const text = textOf(await page('/films/her-2013'));
    expect(text).toContain('Her 2013 · 2 h 6 min · R 16+');
    expect(text).toContain('Main reason: Sex');
    expect(text).toContain(HER_2013.age_why);
  });

  it('shows both running times, figures of others, and dates', async () => {
    const text = textOf(await page('/films/her-2013'));
    for (const fact of ['126 minutes', '119 minutes', '18 parents', '25 kids', '16+', 'MPA R'])
      expect(text).toContain(fact);
    for (const { year } of HER_2013.similar) expect(text).toContain(String(year));
  });

  it('has one heading, a title, a description, and its own address as canonical', async () => {
    const html = await page('/films/her-2013');
    const tags = tagsOf(html);
    only(tags.filter(({ name }) => name === 'h1'));
    expect(html).toContain('<title>Her (2013): 16+ · content advisory for parents</title>');
    expect(html).toContain('<html lang="en">');
    expect(meta(html, 'description')).toBe(
      `Her (2013): 16+. Main reason: Sex. Rated MPA R. ${HER_2013.verdict_line}`,
    );
    expect(meta(html, 'viewport')).toContain('width=device-width');
    const canonical = only(tags.filter(({ attributes }) => attributes['rel'] === 'canonical'));
    expect(canonical.attributes['href']).toBe(`${PUBLIC_URL}/films/her-2013`);
    expect(html).not.toContain('noindex');
  });

  it.each(['imdb:tt1798709', 'tt1798709', 'tmdb:152601', 'wikidata:Q788822'])(
    'is found as %s, and names its one canonical address',
    async (id) => {
      expect(await page(`/films/${id}`)).toBe(await page('/films/her-2013'));
    },
  );

  it('covers what gives away the plot, and nothing else', async () => {
    const html = await page('/films/her-2013');
    const spoilers = [
      ...HER_2013.ratings.filter(({ spoiler }) => spoiler),
      ...HER_2013.themes.filter(({ spoiler }) => spoiler),
    ].map(({ note }) => note ?? '');
    expect(spoilers).toHaveLength(2);
    for (const note of spoilers) {
      expect(note).not.toBe('');
      const pieces = html.split(note);
      expect(pieces.length, note).toBeGreaterThan(1);
      // Wherever it stands, also behind the card's row: no JSON-LD, no description.
      for (const before of pieces.slice(0, -1)) {
        const cover = before.slice(before.lastIndexOf('<details'));
        expect(cover).toMatch(/^<details>/); // closed
        expect(cover).toMatch(/spoiler/);
        expect(cover).not.toContain('</details>');
      }
    }
  });

  it('holds no script but the page’s and the card’s, and the card’s film', async () => {
    const scripts = tagsOf(await page('/films/her-2013')).filter(({ name }) => name === 'script');
    expect(scripts.map(({ attributes }) => attributes)).toEqual([
      { defer: '', src: '/assets/page.js' },
      // Not async: an element that starts while its drawn card is still parsed would show it twice.
      { defer: '', src: `/widget/${packageJson.version}/widget.js` },
      { type: 'application/ld+json' },
      { type: 'application/json', 'data-content-advisory-film': 'her-2013' },
    ]);
  });
});

describe('the JSON-LD of Her', () => {
  it('is a Movie of schema.org with the facts of the film', async () => {
    expect(jsonLdOf(await page('/films/her-2013'))).toMatchObject({
      '@context': 'https://schema.org',
      '@type': 'Movie',
      name: 'Her',
      url: `${PUBLIC_URL}/films/her-2013`,
      sameAs: 'https://www.imdb.com/title/tt1798709/',
      director: [{ '@type': 'Person', name: 'Spike Jonze' }],
      genre: ['Romance', 'Science fiction'],
      duration: 'PT126M',
      typicalAgeRange: '16-',
    });
  });

  it('names the official certificate as content rating, and no rating of ours', async () => {
    const { contentRating } = jsonLdOf(await page('/films/her-2013'));
    expect(contentRating).toEqual(['MPA R']);
  });

  it('gives our levels as reviews of one aspect: best 0 for a concern, best 5 for a positive', async () => {
    const { review, aggregateRating } = jsonLdOf(await page('/films/her-2013'));
    expect(aggregateRating).toBeUndefined();
    expect(
      review.map((one: Record<string, Record<string, unknown>>) => ({
        aspect: one['reviewAspect'],
        value: one['reviewRating']?.['ratingValue'],
        best: one['reviewRating']?.['bestRating'],
        worst: one['reviewRating']?.['worstRating'],
      })),
    ).toEqual(
      CATEGORIES.map(({ name, kind }) => ({
        aspect: name,
        value: HER_2013.ratings.find(({ category }) => category === name)?.level,
        best: kind === 'concern' ? 0 : 5,
        worst: kind === 'concern' ? 5 : 0,
      })),
    );
  });

  it('explains each, unless that gives away the plot', async () => {
    const { review } = jsonLdOf(await page('/films/her-2013'));
    for (const { reviewAspect, reviewRating } of review) {
      const rating = HER_2013.ratings.find(({ category }) => category === reviewAspect);
      expect(reviewRating.ratingExplanation).toBe(rating?.spoiler ? undefined : rating?.note);
    }
  });
});

describe('the page of a film of which nothing is known', () => {
  it('says so once, without a row for any category, and tells no level', async () => {
    const html = await page('/films/nothing-known-1999');
    const text = textOf(html);
    expect(html).not.toMatch(/part="(row|meter)/);
    expect(text.split(en.noEditor)).toHaveLength(2);
    expect(text).not.toContain(en.notRated);
    expect(text).toContain(en.ageUnknown);
    expect(text).not.toMatch(/\b(null|undefined|NaN|N\/A)\b/);
  });

  it('says how to help: in the form, and where the operator names someone to write to, by e-mail', async () => {
    const { app: one } = bareApp({ openDb: () => app.db, contact: 'advisory@example.org' });
    const html = await (await one.request('/films/nothing-known-1999')).text();
    expect(textOf(html)).toContain('Have you seen it? Tell us what is seen or heard');
    expect(html).toContain(
      'href="mailto:advisory@example.org?subject=Ratings%20for%3A%20nothing-known-1999"',
    );
    expect(html).not.toContain('Suggest a correction');
    const formAlone = await page('/films/nothing-known-1999');
    expect(textOf(formAlone)).toContain('Have you seen it? Tell us what is seen or heard');
    expect(formAlone).toContain('href="/films/nothing-known-1999/correct"');
    expect(formAlone).not.toContain('mailto:');
  });

  it('has no heading without anything below it, and no mention of votes that no one can cast', async () => {
    const html = await page('/films/nothing-known-1999');
    expect(html).not.toMatch(/<\/h2>(<dl class="facts"><\/dl>|<ul><\/ul>)?<\/section>/);
    expect(textOf(html)).not.toMatch(/\bvoted?\b/);
  });

  it('claims nothing to a search engine', async () => {
    const data = jsonLdOf(await page('/films/nothing-known-1999'));
    expect(data.review).toEqual([]);
    for (const claim of ['contentRating', 'typicalAgeRange', 'duration', 'sameAs', 'abstract'])
      expect(data).not.toHaveProperty(claim);
  });
});

describe('the page of a film that is partly known', () => {
  it('says the bound of an unknown level, and the words that an official rating goes by', async () => {
    const text = textOf(await page('/films/bounded-2010'));
    expect(text).toContain('Violence at most mild');
    expect(text).toContain('Role models none seen');
    expect(text).toContain('some mild innuendo');
    expect(text).toContain('14+');
    expect(text).toContain('It is long.');
    expect(jsonLdOf(await page('/films/bounded-2010')).typicalAgeRange).toBe('14-');
  });
});

describe('the page of a film with an official rating', () => {
  it('says once what the board does not mention, and what follows', async () => {
    const rated = await openTestApp(STARTER_FILMS);
    const html = await (await rated.request('/films/the-dark-knight-2008')).text();
    const text = textOf(belowCard(html));
    expect(text).toContain('Violence moderate “intense sequences of violence”');
    expect(text).toContain('From the MPA’s PG-13 reasons, high confidence.');
    expect(text).toContain(
      'Not mentioned by the MPA: “Language” (at most moderate), “Sex” (at most mild), and “Drinking, drugs” (at most mild). Anything stronger would have been mentioned.',
    );
    expect(text.match(/not mentioned/gi)).toHaveLength(1);
    await rated.close();
  });

  it('says nothing below the card where the board gave no reasons, and repeats nothing', async () => {
    const rated = await openTestApp(STARTER_FILMS);
    const html = await (await rated.request('/films/toy-story-1995')).text();
    expect(textOf(html)).toContain('Estimated from MPA G.');
    expect(textOf(html)).not.toMatch(/reasons|not mentioned/i);
    expect(headingsOf(belowCard(html))).toEqual([
      'Official ratings by age',
      'Put it on your site',
      'Suggest a correction',
      'Sources',
    ]);
    await rated.close();
  });

  it('names the estimates of a silent board beside an editor’s ratings', async () => {
    const rated = await openTestApp([
      filmFacts({
        id: 'mixed-2000',
        certificates: [{ system: 'MPA', rating: 'G', reasons: null, sources: [] }],
        ratings: [
          ratingFacts('violence', 1, { note: 'A chase.' }),
          ratingFacts('sex', 2, { basis: 'parents', origin: 'IMDb', confidence: 'medium' }),
        ],
      }),
    ]);
    const text = textOf(belowCard(await (await rated.request('/films/mixed-2000')).text()));
    expect(text).toContain('Violence minimal (high confidence) A chase. Rated by our editors.');
    expect(text).toContain('Sex mild (medium confidence) Rated by parents: IMDb.');
    expect(text).toContain(
      'Estimated from MPA G: “Language” (at most mild), “Drinking, drugs” (at most mild), and “Frightening” (at most moderate).',
    );
    await rated.close();
  });
});

describe('the sources of a film', () => {
  it('are numbers in the text, each linked to its line in the list', async () => {
    const html = await page('/films/her-2013');
    const cited = tagsOf(html).flatMap(({ attributes }) =>
      attributes['href']?.startsWith('#source-') ? [attributes['href'].slice(1)] : [],
    );
    expect(cited.length).toBeGreaterThan(20);
    for (const id of cited) expect(html).toContain(`<li id="${id}">`);
    expect(html).toContain(
      '<a href="#source-1" aria-label="Source 1" title="Common Sense Media">1</a>',
    );
  });

  it('are spelled out at most once in a section', async () => {
    const html = belowCard(await page('/films/her-2013'));
    for (const section of html.split(/<h[23]>/))
      for (const { name } of HER_2013.sources)
        expect(textOf(section).split(name).length, `${name}: ${section}`).toBeLessThanOrEqual(2);
  });
});

describe('how to suggest a correction', () => {
  const correctionWith = async (contact: string) => {
    const { app: one } = bareApp({ openDb: () => app.db, contact });
    const html = await (await one.request('/films/her-2013')).text();
    return html.slice(html.indexOf('<section id="correct">'));
  };

  it('is an e-mail with the film’s id in its subject, where the operator names an address', async () => {
    const section = await correctionWith('advisory@example.org');
    expect(section).toContain(
      '<a href="mailto:advisory@example.org?subject=Correction%3A%20her-2013">advisory@example.org</a>',
    );
  });

  it('is a page of the operator’s, where that is named', async () => {
    expect(await correctionWith('https://example.org/corrections')).toContain(
      '<a href="https://example.org/corrections">example.org/corrections</a>',
    );
  });

  it('is the form alone where none is named', async () => {
    const html = await page('/films/her-2013');
    expect(html).toContain('<a href="/films/her-2013/correct" rel="nofollow">');
    expect(textOf(html)).not.toContain('Or write to');
    expect(html).not.toContain('mailto:');
  });
});

describe('hostile text', () => {
  const ATTACKS = [
    '<script>alert(1)</script>',
    '</script><script>alert(2)</script>',
    '"><img src=x onerror=alert(3)>',
    "' onmouseover='alert(4)",
    '" onfocus="alert(5)" autofocus="',
    '<svg/onload=alert(6)>',
    '</title></textarea></style><iframe src=//evil.test>',
    '<!--<script>',
    '&lt;script&gt;alert(7)&lt;/script&gt;',
    'javascript:alert(8)',
    '${alert(9)}{{alert(9)}}',
    '\u2028\u2029\u0000\u202E]]>',
  ];
  const ADDRESSES = [
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' javascript:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:msgbox(1)',
    '//evil.test/',
    'https:evil.test',
    'https://good.test/" onclick="alert(1)',
    'file:///etc/passwd',
    '\u0000https://evil.test',
  ];

  const EVERY_ATTACK = ATTACKS.join(' ');

  /** Her with all attacks in each of its texts, and each address another hostile one. */
  function hostileFilm(): FilmFacts {
    let addresses = 0;
    const kept = /^(id|category|basis|confidence|kind|how|rated_at)$/;
    const poison = (value: unknown, key: string): unknown => {
      if (Array.isArray(value)) return value.map((part) => poison(part, key));
      if (typeof value === 'object' && value !== null)
        return Object.fromEntries(
          Object.entries(value).map(([name, part]) => [name, poison(part, name)]),
        );
      if (typeof value !== 'string' || kept.test(key)) return value;
      return key === 'url' ? ADDRESSES[addresses++ % ADDRESSES.length] : EVERY_ATTACK;
    };
    const sources = ADDRESSES.map((url, place) => ({
      name: `Source ${place}`,
      url,
      read_at: null,
      licence: null,
      expires_at: null,
    }));
    const film = poison({ ...HER_2013, sources }, '') as FilmFacts; // the shape of Her, other strings
    return { ...film, id: 'hostile-2013' };
  }

  const KNOWN_TAGS = new Set<string>();
  const KNOWN_ATTRIBUTES = new Set<string>();

  let hostile: TestApp;
  beforeAll(async () => {
    hostile = await openTestApp([HER_2013, hostileFilm()]);
    for (const path of ['/', '/?q=her', '/films/her-2013']) {
      for (const { name, attributes } of tagsOf(await page(path))) {
        KNOWN_TAGS.add(name);
        for (const attribute of Object.keys(attributes)) KNOWN_ATTRIBUTES.add(attribute);
      }
    }
  });
  afterAll(() => hostile.close());

  function expectHarmless(html: string): void {
    for (const { name, attributes } of tagsOf(html)) {
      expect(KNOWN_TAGS).toContain(name);
      for (const attribute of Object.keys(attributes))
        expect(KNOWN_ATTRIBUTES).toContain(attribute);
      for (const address of [attributes['href'], attributes['src'], attributes['action']]) {
        if (address === undefined) continue;
        expect(address).toMatch(/^(#|\/(?![/\\])|https?:\/\/|data:,$)/);
      }
    }
  }

  it('in every field of a film comes out as text, and its addresses as no link', async () => {
    const response = await hostile.request('/films/hostile-2013');
    expect(response.status).toBe(200);
    const html = await response.text();
    expectHarmless(html);
    expect(textOf(html)).toContain('<script>alert(1)</script>');
    const linked = tagsOf(html).map(({ attributes }) => attributes['href'] ?? '');
    for (const address of ADDRESSES.filter((one) => !one.startsWith('https://')))
      expect(linked).not.toContain(address);
  });

  it('does not end the JSON-LD, which says it all the same', async () => {
    const html = await (await hostile.request('/films/hostile-2013')).text();
    expect(jsonLdOf(html)).toMatchObject({ '@type': 'Movie', name: EVERY_ATTACK });
  });

  it.each(ATTACKS)('%j in a search is harmless, on the page and in the results', async (attack) => {
    const response = await hostile.request(`/?q=${encodeURIComponent(attack)}`);
    expect(response.status).toBe(200);
    expectHarmless(await response.text());
  });

  it('in the title of a film that is found is harmless', async () => {
    const response = await hostile.request('/?q=alert');
    const html = await response.text();
    expect(html).toContain('href="/films/hostile-2013"');
    expectHarmless(html);
  });

  it.each(ATTACKS)('%j in an address that is none is harmless', async (attack) => {
    for (const path of ['/', '/films/']) {
      const response = await hostile.request(path + encodeURIComponent(attack), {
        headers: { Accept: 'text/html' },
      });
      expect(response.status).toBeGreaterThanOrEqual(400);
      expectHarmless(await response.text());
    }
  });

  it('in the name of a parameter is harmless', async () => {
    const response = await hostile.request(`/?cursor=${encodeURIComponent(ATTACKS[2] ?? '')}&q=a`, {
      headers: { Accept: 'text/html' },
    });
    expect(response.status).toBe(400);
    expectHarmless(await response.text());
  });
});

describe('the front page', () => {
  it('asks who is watching, lists films with their ages, and finds one by its title', async () => {
    const html = await page('/');
    expect(textOf(html)).toContain('Who is watching?');
    expect(html).toMatch(/<b part="age">16\+<\/b><div><a href="\/films\/her-2013">/);
    expect(html).toContain('<form class="search" action="/" role="search" ');
    expect(html).toContain(`<link rel="canonical" href="${PUBLIC_URL}/"/>`);
  });

  it('never sends an exact age: without a script it asks for a band', async () => {
    const inputs = tagsOf(await page('/')).filter(({ name }) => name === 'input');
    const ages = inputs.filter(({ attributes }) => 'data-age' in attributes);
    expect(ages).toHaveLength(17);
    expect(ages.filter(({ attributes }) => 'name' in attributes)).toEqual([]);
    const bands = inputs.filter(({ attributes }) => attributes['name'] === 'for');
    expect(bands.map(({ attributes }) => attributes['value'])).toContain('8-9');
  });

  it('shows without a script which films fit the youngest of each band, and what is a step over', async () => {
    expect(textOf(await page('/?for=15-17'))).toContain(
      'Almost 1 film · one step over: talk first 16+ Her',
    );
    expect(textOf(await page('/?for=18-18'))).toMatch(/Fits 18 \d+ films? .*16\+ Her/);
    expect(textOf(await page('/?for=8-9&for=15-17'))).not.toContain('Her 2013');
    expect(textOf(await page('/?for=18-18&sex=2'))).toContain('1 more film is not for all of them');
  });

  it('says so where no film is left, and is an error while the database is away', async () => {
    expect(textOf(await page('/?years=2000&genre=western'))).toContain(
      'No films with these filters.',
    );
    const lost = await openTestApp([filmFacts()]);
    await lost.loseDatabase();
    expect((await lost.request('/')).status).toBe(503);
    await lost.close();
  });

  it('has links that answer', async () => {
    const links = tagsOf(await page('/')).flatMap(({ name, attributes }) =>
      name === 'a' && attributes['href']?.startsWith('/') ? [attributes['href']] : [],
    );
    expect(links.length).toBeGreaterThan(4);
    for (const link of links) expect((await app.request(link)).status, link).toBe(200);
  });

  it('finds a film by the beginning of its title, and keeps what was asked in the field', async () => {
    const html = await page('/?q=he');
    expect(html).toContain('<a href="/films/her-2013"><bdi>Her</bdi></a>');
    expect(html).toContain('<strong part="age">16+</strong>');
    const text = textOf(html);
    expect(text).toMatch(/1 film\s*Her\s*2013\s*· MPA R/);
    expect(text).toContain(HER_2013.verdict_line);
    expect(html).toMatch(/<input id="q"[^>]*value="he"/);
    expect(html).not.toContain('nothing-known-1999');
    expect(meta(html, 'robots')).toBe('noindex');
    expect(html).not.toContain('widget.js');
  });

  it('says so where it finds nothing', async () => {
    const html = await page('/?q=zzz');
    expect(textOf(html)).toContain('We don’t have “zzz” yet.');
    expect(html).not.toContain('class="results"');
    expect(html).not.toMatch(/tt\d{7}/);
  });

  it('shows a film that has part of the words as a suggestion, not as a result', async () => {
    const html = await page('/?q=her%209');
    expect(textOf(html)).toContain('No film matches “her 9”. The nearest: Her (2013)');
    expect(html).toContain('<a href="/films/her-2013"><bdi>Her</bdi></a>');
    expect(html).not.toContain('class="results"');
  });

  it('draws a likely age unlike a settled one, and names the MPA’s rating before others', async () => {
    const certificate = (system: string, rating: string) => ({
      ...{ system, rating, reasons: null, sources: [] },
    });
    const certificates = [certificate('FSK', '12'), certificate('MPA', 'PG')];
    const rated = await openTestApp([
      filmFacts({ id: 'both-2000', title: 'Both', certificates }),
      filmFacts({ id: 'one-2000', title: 'One both', certificates: certificates.slice(0, 1) }),
      filmFacts({ id: 'none-2000', title: 'Both none' }),
    ]);
    const html = await (await rated.request('/?q=both')).text();
    expect(textOf(html)).toContain('3 films');
    expect(html).toMatch(/both-2000.*?MPA PG.*?none-2000.*?one-2000.*?FSK 12/s);
    expect(html).toMatch(/<strong part="age likely">about \d+\+<\/strong>/);
    expect(html).toContain('<strong part="age likely">No age yet</strong>');
    await rated.close();
  });

  it.each([
    'tt1798709',
    'imdb:tt1798709',
    'https://www.imdb.com/title/tt1798709/?ref_=fn_all_ttl_1',
    'https://www.themoviedb.org/movie/152601-her',
    'https://www.wikidata.org/wiki/Q788822',
    'Q788822',
    `${PUBLIC_URL}/films/her-2013`,
    'her-2013',
  ])('leads from %s to the page of the film', async (q) => {
    const response = await app.request(`/?${new URLSearchParams({ q })}`);
    expect(response.status).toBe(303);
    expect(response.headers.get('Location')).toBe('/films/her-2013');
    expect(response.headers.get('Cache-Control')).toBe('no-store');
  });

  it.each(['tt0000000', 'https://www.imdb.com/title/tt0000000/', 'Q1', '/films/nope-2013'])(
    'says that we do not have the film of %s',
    async (q) => {
      const text = textOf(await page(`/?${new URLSearchParams({ q })}`));
      expect(text).toContain('We don’t have this film yet.');
      expect(text).not.toContain('tt1798709');
    },
  );

  it('asks for a film where there is someone to ask', async () => {
    const told = async (path: string, contact?: string) => {
      const { app: one } = bareApp({ openDb: () => app.db, contact });
      return (await one.request(path, { headers: { Accept: 'text/html' } })).text();
    };
    for (const path of ['/?q=zzz', '/?q=her%209', '/?q=tt0000000', '/films/nope-2013']) {
      const film = /[^=/]+$/.exec(path)?.[0] ?? '';
      expect(await told(path, 'a@advisory.test')).toContain(
        `You can ask us to add it: <a href="mailto:a@advisory.test?subject=Please%20add%3A%20${film}">`,
      );
      expect(await told(path, 'https://advisory.test/ask')).toContain(
        '<a href="https://advisory.test/ask">advisory.test/ask</a>',
      );
      expect(await told(path)).not.toContain('ask us');
    }
    expect(await told('/?q=her', 'a@advisory.test')).not.toContain('ask us');
  });

  it('is linked from every page', async () => {
    for (const path of ['/', '/?q=her', '/films/her-2013', '/embed', '/about/ratings', '/docs'])
      expect(await page(path), path).toContain('<a href="/#q">Search</a>');
    expect(await page('/nothing', 404)).toContain('<a href="/#q">Search</a>');
    expect(await page('/')).toContain('id="q"');
  });

  it.each(['', '%20', '---', '%22*%22'])('stays the front page for the search %j', async (q) => {
    expect(textOf(await page(`/?q=${q}`))).toContain('Who is watching?');
  });

  it('walks through many results, each once', async () => {
    const many = await openTestApp(
      Array.from({ length: 60 }, (_, place) =>
        filmFacts({ id: `same-${1900 + place}`, title: 'Same', year: 1900 + place }),
      ),
    );
    const seen: string[] = [];
    for (let path: string | undefined = '/?q=same'; path;) {
      const html: string = await (await many.request(path)).text();
      seen.push(...[...html.matchAll(/href="\/films\/(same-\d+)"/g)].map(([, id]) => id ?? ''));
      path = tagsOf(html).find(({ attributes }) => attributes['href']?.startsWith('/?'))
        ?.attributes['href'];
    }
    expect(seen).toHaveLength(60);
    expect(new Set(seen).size).toBe(60);
    await many.close();
  });

  it('ignores the parameters that newsletters and networks add to a link', async () => {
    for (const wrong of ['country=ZZ', 'genre=nope', 'years=1', 'sort=x', 'sex=9', 'for=1-99'])
      expect(await page(`/?${wrong}`)).toBe(await page('/'));
    await page('/?fbclid=x');
    await page('/films/her-2013?utm_source=x');
  });

  it('rejects a repeated parameter and a search that is too long', async () => {
    await page('/?q=a&q=b', 400);
    await page(`/?q=${'a'.repeat(201)}`, 400);
  });
});

describe('the page for a film that is not there', () => {
  it('says so, and offers the search', async () => {
    const html = await page('/films/nope-2013', 404);
    expect(textOf(html)).toContain('We don’t have a film with the id “nope-2013”.');
    for (const [path, status] of [
      ['/films/tt0000000', 404],
      ['/films/Not_an_id', 400],
    ] as const)
      expect(textOf(await page(path, status))).not.toMatch(/tt1798709|her-2013/);
    expect(html).toContain('role="search"');
    expect(meta(html, 'robots')).toBe('noindex');
    expect(html).not.toContain('rel="canonical"');
  });
});
