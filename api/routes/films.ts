/** Films: a page of them under limits, one advisory, its ratings, and the check. */

import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import * as z from 'zod';
import { readFilmState } from '../../db/queries/film-state.ts';
import { findFilms } from '../../db/queries/find-films.ts';
import type { FilmKey } from '../../db/queries/read-film.ts';
import { DOCUMENTS } from '../../db/vocabulary.ts';
import { Advisory, CardFilm, Rating, Source } from '../contract/advisory.ts';
import { Category } from '../contract/film-parts.ts';
import { CheckAnswer, CheckInput } from '../contract/check.ts';
import { FilmId } from '../contract/film-id.ts';
import { FilmsPage, FilmsQuery, LEVEL_PARAMETERS } from '../contract/films-query.ts';
import { Evidence, EvidenceQuery } from '../contract/evidence.ts';
import { strictInput } from '../contract/strict-input.ts';
import { checkFilm } from '../domain/rating/check.ts';
import type { AppEnv } from '../http/app-env.ts';
import { countWantedId, countWantedTitle } from '../http/count-wanted.ts';
import { MAX_BODY_BYTES } from '../http/body-limit.ts';
import { PRIVATE } from '../cache/policy.ts';
import { describe } from '../http/route.ts';
import { Problem } from '../http/problem.ts';
import { requireJson, validate } from '../http/validate.ts';
import { evidenceOf } from '../services/films/evidence.ts';
import { filmJsonLd } from '../services/films/json-ld.ts';
import { filmAdvisory, filmDocument, missingFilm } from '../http/film-document.ts';
import { jsonText } from '../http/json-text.ts';
import { requireCategory } from '../http/require-category.ts';
import { queryFilms } from '../services/films/find.ts';

const NoQuery = strictInput({});
const FilmQuery = strictInput({
  fields: z.enum(DOCUMENTS).default('advisory').meta({
    description: '`advisory`: everything. `card`: only what the closed card shows.',
  }),
  version: z
    .string('Write it only once.')
    .regex(/^[1-9]\d{0,8}$/, 'Write a whole number from 1 on.')
    .optional()
    .meta({ description: 'An earlier version of the advisory; see its history.' }),
}).refine(({ fields, version }) => fields === 'advisory' || version === undefined, {
  path: ['version'],
  error: 'Leave it out, or leave out `fields`: only the advisory has versions.',
});
const FilmParams = z.object({ id: FilmId });
const RatingParams = z.object({
  id: FilmId,
  category: z
    .enum(Category.options)
    .meta({ description: 'One of the categories.', example: 'sex' }),
});

const Breakdown = z
  .object({ film: z.string(), breakdown: z.array(Rating), sources: z.array(Source) })
  .meta({ id: 'Breakdown' });
const RatingAnswer = Rating.extend({
  film: z.string(),
  source_list: z
    .array(Source)
    .meta({ description: 'The sources that the indexes in `sources` refer to.' }),
}).meta({ id: 'RatingOfFilm' });

export const filmRoutes = new Hono<AppEnv>()
  .get(
    '/v1/films',
    describe({
      operation: {
        id: 'listFilms',
        tag: 'Films',
        examples: { ratings: { fields: 'ratings' }, card: { fields: 'card' } },
      },
      summary: 'List films within limits, one page at a time',
      description:
        'Films within every limit you give, in the order you ask for. The `Link` header has the next page. A film whose level is unknown never matches a limit, unless you change `unknown`.',
      answer: FilmsPage,
      problems: ['invalid-input'],
    }),
    validate('query', FilmsQuery),
    async (c) => {
      const query = c.req.valid('query');
      return query.ids ? filmsByIds(c, query.ids, query.fields) : filmsUnderLimits(c, query);
    },
  )
  .get(
    '/v1/films/:id',
    describe({
      operation: { id: 'getFilm', tag: 'Films', examples: { card: { fields: 'card' } } },
      summary: 'The advisory of one film',
      answer: z.xor([Advisory, CardFilm]),
      problems: ['invalid-input', 'film-not-found', 'film-deleted', 'version-not-found'],
    }),
    validate('param', FilmParams),
    validate('query', FilmQuery),
    async (c) => {
      const { id } = c.req.valid('param');
      const { fields, version } = c.req.valid('query');
      if (version !== undefined) return sendVersion(c, id, Number(version));
      const { text, etag } = await filmDocument(c, id, fields);
      return jsonText(c, text, etag);
    },
  )
  .get(
    '/v1/films/:id/json-ld',
    describe({
      operation: { id: 'getFilmJsonLd', tag: 'Films' },
      summary: 'A film as schema.org JSON-LD, for search engines',
      answer: 'application/ld+json',
      problems: ['invalid-input', 'film-not-found', 'film-deleted'],
    }),
    validate('param', FilmParams),
    validate('query', NoQuery),
    async (c) => {
      const film = await filmAdvisory(c, c.req.valid('param').id);
      const jsonLd = filmJsonLd(film, c.get('publicUrl') + film.links.page);
      return c.body(JSON.stringify(jsonLd), 200, {
        'Content-Type': 'application/ld+json; charset=utf-8',
      });
    },
  )
  .get(
    '/v1/films/:id/evidence',
    describe({
      operation: { id: 'getFilmEvidence', tag: 'Films' },
      summary: 'The text behind each line of the card, in the language you ask for',
      description:
        'Notes, quoted reasons, who rated, and sources. The advisory has the same as data.',
      answer: Evidence,
      problems: ['invalid-input', 'film-not-found', 'film-deleted'],
    }),
    validate('param', FilmParams),
    validate('query', EvidenceQuery),
    async (c) => {
      const { language, words } = await c.get('translate')(c.req.valid('query').lang);
      const film = await filmAdvisory(c, c.req.valid('param').id);
      c.header('Content-Language', language);
      return c.json(evidenceOf(film, words));
    },
  )
  .get(
    '/v1/films/:id/ratings',
    describe({
      operation: { id: 'listRatings', tag: 'Films' },
      summary: 'All ratings of a film',
      answer: Breakdown,
      problems: ['invalid-input', 'film-not-found', 'film-deleted'],
    }),
    validate('param', FilmParams),
    validate('query', NoQuery),
    async (c) => {
      const { id, breakdown, sources } = await filmAdvisory(c, c.req.valid('param').id);
      return c.json({ film: id, breakdown, sources });
    },
  )
  .get(
    '/v1/films/:id/ratings/:category',
    describe({
      operation: { id: 'getRating', tag: 'Films' },
      summary: 'One rating of a film',
      answer: RatingAnswer,
      problems: ['invalid-input', 'film-not-found', 'film-deleted', 'category-not-found'],
    }),
    requireCategory,
    validate('param', RatingParams),
    validate('query', NoQuery),
    async (c) => {
      const { id: key, category } = c.req.valid('param');
      const { id, breakdown, sources } = await filmAdvisory(c, key);
      const rating = breakdown.find((one) => one.category === category);
      if (!rating) throw new Error(`The advisory of ${id} lacks ${category}`);
      return c.json({ film: id, ...rating, source_list: sources });
    },
  )
  .post(
    '/v1/films/:id/check',
    describe({
      operation: { id: 'checkFilm', tag: 'Films' },
      summary: 'Check a film against the limits of one or more children',
      description:
        'For programs. The request is never stored or logged. The widget does the same check in the browser and sends nothing.',
      answer: CheckAnswer,
      problems: [
        'invalid-input',
        'malformed-json',
        'film-not-found',
        'film-deleted',
        'body-too-large',
        'not-json-type',
        'encoded-body',
      ],
      cache: 'never',
      logged: false,
    }),
    validate('param', FilmParams),
    validate('query', NoQuery),
    requireJson,
    bodyLimit({
      maxSize: MAX_BODY_BYTES,
      onError: () => {
        throw new Problem('body-too-large', `The body is larger than ${MAX_BODY_BYTES} bytes.`);
      },
    }),
    validate('json', CheckInput),
    async (c) => {
      const advisory = await filmAdvisory(c, c.req.valid('param').id);
      return c.json(checkFilm(advisory, c.req.valid('json').children));
    },
  );

async function sendVersion(c: Context<AppEnv>, key: FilmKey, version: number): Promise<Response> {
  const db = c.get('openDb')();
  const state = await readFilmState(db, key);
  if (!state || state.deleted_at !== null) throw await missingFilm(c, key);
  const { advisoryAt } = await import('../services/films/versions.ts');
  const advisory = await advisoryAt(db, state.id, version);
  if (advisory !== null) return jsonText(c, advisory);
  throw new Problem('version-not-found', `The history of ${state.id} has no version ${version}.`);
}

async function filmsUnderLimits(c: Context<AppEnv>, query: FilmsQuery) {
  const { films, cursor, meant, nearest } = await queryFilms(c.get('openDb')(), query);
  if (cursor) c.header('Link', `<${nextAddress(c.req.url, cursor)}>; rel="next"`);
  if (films === '') {
    countWantedTitle(c, query);
    // A response of the cache would not be counted.
    if (query.q) c.header('Cache-Control', PRIVATE);
  }
  const forgiven = meant ? `"meant":${JSON.stringify(meant)},` : '';
  const suggested = nearest === '' ? '' : `"nearest":[${nearest}],`;
  const hint = films === '' && mayMissEstimates(query) ? `"hint":${JSON.stringify(HINT)},` : '';
  return jsonText(
    c,
    `{"films":[${films}],${forgiven}${suggested}${hint}"next":${JSON.stringify(cursor)}}`,
  );
}

const HINT =
  'No film is known to be within these limits. Add unknown=likely to see those that probably are, by estimates.';

/** Whether films could be left out because their age or a level is only estimated. */
function mayMissEstimates(query: FilmsQuery): boolean {
  const hasLimit =
    query['age.lte'] !== undefined ||
    LEVEL_PARAMETERS.some(({ parameter }) => query[parameter] !== undefined);
  return query.unknown === 'exclude' && hasLimit && !query.q && query.cursor === undefined;
}

/** The address of the next page, without its origin, so that it holds behind any proxy. */
function nextAddress(url: string, cursor: string): string {
  const query = url.slice(url.indexOf('?') + 1).split('&');
  const kept = url.includes('?') ? query.filter((part) => !part.startsWith('cursor=')) : [];
  return `/v1/films?${[...kept, `cursor=${cursor}`].join('&')}`;
}

async function filmsByIds(
  c: Context<AppEnv>,
  ids: NonNullable<FilmsQuery['ids']>,
  fields: FilmsQuery['fields'],
) {
  const found = await findFilms(
    c.get('openDb')(),
    ids.map(({ key }) => key),
    fields,
  );
  const missing: string[] = [];
  const willLook: string[] = [];
  const films = ids.flatMap(({ asked, key }) => {
    const summary = found.get(`${key.scheme}:${key.value}`);
    if (summary !== undefined) return [`{"asked":${JSON.stringify(asked)},${summary.slice(1)}`];
    missing.push(asked);
    if (countWantedId(c, key)) willLook.push(asked);
    return [];
  });
  const lookedFor = willLook.length > 0 ? `,"will_look":${JSON.stringify(willLook)}` : '';
  return jsonText(
    c,
    `{"films":[${films.join(',')}],"next":null,"missing":${JSON.stringify(missing)}${lookedFor}}`,
  );
}
