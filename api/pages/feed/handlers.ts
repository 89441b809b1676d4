/** Answers with the feed. */

import type { Context } from 'hono';
import type { ReadDb } from '../../../db/connection/client.ts';
import { readExportedOf, readOriginsOf, type FilmOrigin } from '../../../db/queries/read-facts.ts';
import type { CardFilm } from '../../contract/advisory.ts';
import type { FilmsQuery } from '../../contract/films-query.ts';
import { mayPassOn } from '../../domain/film/licences.ts';
import type { AppEnv } from '../../http/app-env.ts';
import { ENGLISH } from '../../http/translations.ts';
import { Problem } from '../../http/problem.ts';
import { InvalidCursorError } from '../../services/films/cursor.ts';
import { queryFilms } from '../../services/films/find.ts';
import { passOn, type AllowedLicences } from '../../services/films/pass-on.ts';
import { filmDescription, nameAndAge } from '../share/film-text.ts';
import { atomText, type FeedEntry } from './atom.ts';

const ATOM = 'application/atom+xml; charset=utf-8';

/** Entries on a page. */
const PAGE_SIZE = 50;

/** `allowed` are restricted licences whose facts may be passed on all the same. */
export async function sendFeed(
  c: Context<AppEnv>,
  asked: FilmsQuery,
  allowed: AllowedLicences,
): Promise<Response> {
  if (asked.ids) throw new Problem('invalid-input', 'Leave out `ids`: a feed has no list.');
  const query = { ...asked, sort: '-updated', fields: 'card', limit: PAGE_SIZE } as const;
  const { films, cursor } = await queryFilms(c.get('openDb')(), query).catch(rejectCursor);
  const cards = JSON.parse(`[${films}]`) as CardFilm[]; // written by projectFilm
  const first = addressOf(c, null);
  const feed = {
    self: addressOf(c, asked.cursor ?? null),
    first,
    page: `${c.get('publicUrl')}/`,
    next: cursor && addressOf(c, cursor),
    title: 'content-advisory: new and changed advisories',
    entries: await entriesOf(c, cards, allowed),
  };
  return c.body(atomText(feed), 200, { 'Content-Type': ATOM });
}

function rejectCursor(error: unknown): never {
  if (!(error instanceof InvalidCursorError)) throw error;
  throw new Problem('invalid-input', error.message);
}

/** The address of a page of this feed, with its limits in the order in which they were asked. */
function addressOf(c: Context<AppEnv>, cursor: string | null): string {
  const { searchParams } = new URL(c.req.url);
  searchParams.delete('cursor');
  if (cursor !== null) searchParams.set('cursor', cursor);
  const query = searchParams.toString();
  return `${c.get('publicUrl')}/feeds/films.atom${query && `?${query}`}`;
}

/** The films with what may be passed on of them; without those of which nothing is left. */
async function entriesOf(
  c: Context<AppEnv>,
  cards: readonly CardFilm[],
  allowed: AllowedLicences,
): Promise<FeedEntry[]> {
  const db = c.get('openDb')();
  const origins = await readOriginsOf(
    db,
    cards.map(({ id }) => id),
  );
  const mayPassOnAll = ({ licences }: FilmOrigin) =>
    licences.every((licence) => mayPassOn({ licence }, allowed));
  const restricted = [...origins].flatMap(([id, origin]) => (mayPassOnAll(origin) ? [] : [id]));
  const open = restricted.length === 0 ? null : await openCards(db, restricted, allowed);
  return cards.flatMap((card): FeedEntry[] => {
    const origin = origins.get(card.id);
    const shown = restricted.includes(card.id) ? open?.get(card.id) : card;
    if (!origin || !shown) return [];
    return [
      {
        url: `${c.get('publicUrl')}/films/${encodeURIComponent(card.id)}`,
        title: nameAndAge(shown, ENGLISH),
        summary: filmDescription(shown, ENGLISH),
        published: origin.created_at,
        updated: origin.updated_at,
      },
    ];
  });
}

/** The films with these ids without what may not be passed on. Loads the rules for ratings. */
async function openCards(
  db: ReadDb,
  ids: readonly string[],
  allowed: AllowedLicences,
): Promise<Map<string, CardFilm>> {
  const { projectFilm } = await import('../../domain/film/project.ts');
  const cards = new Map<string, CardFilm>();
  for (const [id, film] of await readExportedOf(db, ids)) {
    const open = await passOn(film, allowed);
    if (open) cards.set(id, projectFilm(open.facts, open.stamp).card);
  }
  return cards;
}
