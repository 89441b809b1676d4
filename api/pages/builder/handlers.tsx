/** Answers with the builder, and with the page that shows how a card is styled. */

import type { Context, Hono } from 'hono';
import * as z from 'zod';
import { readFilm } from '../../../db/queries/read-film.ts';
import { LANGUAGES } from '../../../widget/labels/languages.ts';
import { OPTION_VALUES } from '../../../widget/options.ts';
import type { Advisory, FilmSummary } from '../../contract/advisory.ts';
import { EmbedQuery } from '../../contract/embed-query.ts';
import { FilmsQuery } from '../../contract/films-query.ts';
import { WidgetVersions } from '../../contract/widget-versions.ts';
import { MAX_FILM_ID, parseFilmId } from '../../domain/film/id.ts';
import { titleWords } from '../../domain/film/title.ts';
import type { AppEnv } from '../../http/app-env.ts';
import { BuilderPage } from './builder-page.tsx';
import { COLOUR_FIELDS, colourDeclarations } from './colours.ts';
import { sendPage } from '../layout/page.tsx';
import { WAYS } from './snippet.ts';
import { ThemingPage, themingStyles } from './theming-page.tsx';
import { queryFilms } from '../../services/films/find.ts';

/** The film of the first visit, where the catalogue has it. */
const FIRST_FILM = 'her-2013';
/** Films that a search offers. */
const MAX_SUGGESTIONS = '8';

/** What is not understood is as if it were not said: the page shows what it goes by. */
const Colours = z.object(
  Object.fromEntries(
    COLOUR_FIELDS.map(({ field, defaultColour, property, scheme }) => [
      field,
      z
        .string()
        .regex(/^#[\da-f]{6}$/i)
        .toLowerCase()
        .catch(defaultColour)
        .meta({ description: `\`${property}\`, ${scheme}: \`#rrggbb\`.` }),
    ]),
  ),
);

const BuilderQuery = z.object({
  film: z
    .string()
    .max(2 * MAX_FILM_ID)
    .catch('')
    .meta({ description: 'A film id of any kind.' }),
  q: z.string().max(200).catch('').meta({ description: 'Words of the title to search for.' }),
  find: z.enum(['', 'first']).catch('').meta({
    description: '`first`: choose the first result, unless `film` is among the results.',
  }),
  way: z.enum(WAYS).catch('element').meta({ description: 'How to embed the film.' }),
  layout: EmbedQuery.shape.layout,
  theme: EmbedQuery.shape.theme,
  lang: z
    .enum(['', ...LANGUAGES])
    .catch('')
    .meta({ description: 'Empty: same as the page.' }),
  country: EmbedQuery.shape.country,
  spoilers: EmbedQuery.shape.spoilers,
  limits: z
    .enum(['', ...OPTION_VALUES.limits])
    .catch('')
    .meta({ description: '`off` hides “My child”.' }),
  version: z.string().max(40).catch('').meta({ description: 'The version to pin. Empty: none.' }),
  ...Colours.shape,
});

/** `files` are the built files. */
export async function showBuilder(c: Context<AppEnv>, files: Hono): Promise<Response> {
  const { film: id, q, find, version, way, ...look } = BuilderQuery.parse(c.req.query());
  const { layout, theme, lang, country, spoilers, limits } = look;
  const colours = Colours.parse(c.req.query());
  const languages = lang === '' ? LANGUAGES : [lang];
  const [named, found, list, translation, ...translations] = await Promise.all([
    filmOf(c, id || FIRST_FILM),
    search(c, q),
    readVersions(files, c.get('publicUrl')),
    c.get('translate')(lang),
    ...languages.map((language) => c.get('translate')(language)),
  ]);
  const [first] = find && found ? found : [];
  const isFound = found?.some((one) => one.id === named?.id) ?? false;
  const film = first && !isFound ? await filmOf(c, first.id) : named;
  const versions = list?.versions ?? [];
  const current = versions.find((one) => one.version === list?.current);
  const pinned = versions.find((one) => one.version === version) ?? null;
  return sendPage(c, {
    title: 'Put a film on your site · content-advisory',
    description: 'Choose a film, a layout, a language and colours, then copy the code.',
    path: '/embed',
    widget: true,
    assets: ['/assets/builder.css', '/assets/builder.js'],
    children: (
      <BuilderPage
        film={film}
        missing={film || !id ? null : id}
        q={q}
        found={found}
        choice={{ way, layout, theme, lang, country, spoilers, limits, colours, pinned }}
        versions={versions}
        scriptBytes={current?.brotli_bytes ?? null}
        translation={translation}
        languages={translations.map(({ words }) => words)}
        publicUrl={c.get('publicUrl')}
      />
    ),
  });
}

export function sendColours(c: Context<AppEnv>): Response {
  const declarations = colourDeclarations(Colours.parse(c.req.query()));
  return c.body(`.preview content-advisory{${declarations.join(';')}}\n`, 200, CSS);
}

export function showTheming(c: Context<AppEnv>): Promise<Response> {
  return sendPage(c, {
    title: 'Make the card yours · content-advisory',
    description: 'Every custom property and part of the card, with a live example.',
    path: '/theming',
    widget: true,
    assets: ['/assets/builder.css', '/theming.css'],
    children: <ThemingPage />,
  });
}

export function sendThemingStyles(c: Context<AppEnv>): Response {
  return c.body(themingStyles(), 200, CSS);
}

const CSS = { 'Content-Type': 'text/css; charset=utf-8' };

async function filmOf(c: Context<AppEnv>, id: string): Promise<Advisory | null> {
  const key = parseFilmId(id);
  const document = key && (await readFilm(c.get('openDb')(), key, 'advisory'));
  return document ? (JSON.parse(document.text) as Advisory) : null; // written by projectFilm
}

async function search(c: Context<AppEnv>, q: string): Promise<FilmSummary[] | null> {
  if (titleWords(q).length === 0) return null;
  const query = FilmsQuery.parse({ q, sort: 'match', limit: MAX_SUGGESTIONS });
  const { films } = await queryFilms(c.get('openDb')(), query);
  return JSON.parse(`[${films}]`) as FilmSummary[]; // written by projectFilm
}

/** What the build has listed; null where it cannot be read: then nothing is offered to pin, and no weight is told. */
async function readVersions(files: Hono, publicUrl: string) {
  const answer = await files.request(`${publicUrl}/widget/versions.json`);
  return answer.ok ? WidgetVersions.parse(await answer.json()) : null;
}
