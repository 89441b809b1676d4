/** Answers with the feed. */

import type { Context } from 'hono';
import { readExportedOf } from '../../../db/queries/read-facts.ts';
import type { CardFilm } from '../../contract/advisory.ts';
import type { FilmsQuery } from '../../contract/films-query.ts';
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
  const stored = await readExportedOf(
    c.get('openDb')(),
    cards.map(({ id }) => id),
  );
  const entries: FeedEntry[] = [];
  for (const card of cards) {
    const film = stored.get(card.id);
    const open = film && (await passOn(film, allowed));
    if (!open) continue;
    const shown = open === film ? card : await cardOf(open);
    entries.push({
      url: `${c.get('publicUrl')}/films/${encodeURIComponent(card.id)}`,
      title: nameAndAge(shown, ENGLISH),
      summary: filmDescription(shown, ENGLISH),
      published: open.stamp.created_at,
      updated: open.stamp.updated_at,
    });
  }
  return entries;
}

/** Loads the rules for ratings only for films of which something may not be passed on. */
async function cardOf({ facts, stamp }: Parameters<typeof passOn>[0]): Promise<CardFilm> {
  const { projectFilm } = await import('../../domain/film/project.ts');
  return projectFilm(facts, stamp).card;
}
