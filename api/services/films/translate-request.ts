/** Says the films of a request in the terms of a service: by the ids that it knows, or by titles if it knows none. */

import type { WriteDb } from '../../../db/connection/client.ts';
import type { FilmFacts } from '../../../db/film.ts';
import { findOwners, readFactsOf } from '../../../db/queries/read-facts.ts';
import type { FilmKey } from '../../../db/queries/read-film.ts';
import { ID_SCHEMES } from '../../../db/vocabulary.ts';
import type { Connector, FetchRequest, Report } from '../../connectors/connector.ts';

interface Translation {
  connector: Pick<Connector, 'name' | 'onlyKnown'>;
  request: FetchRequest;
  report: Pick<Report, 'skip'>;
}

/** The request with external ids only, or with titles only. Films that it cannot be said of are reported. */
export async function translateRequest(
  db: WriteDb,
  { connector, request, report }: Translation,
): Promise<FetchRequest> {
  if (request.ids === null) return request;
  const own = request.ids.filter(({ scheme }) => connector.onlyKnown || scheme === 'film');
  const films = await readFilms(db, own);
  const found = (key: FilmKey): FilmFacts | undefined => {
    const film = films.get(textOf(key));
    if (!film)
      report.skip({ film: textOf(key), fact: '', reason: 'The catalogue does not have it.' });
    return film;
  };
  if (connector.onlyKnown) {
    const titles = own.flatMap((key) => titlesOf(found(key)));
    return { ...request, ids: [], titles: [...new Set([...request.titles, ...titles])] };
  }
  const ids = request.ids.flatMap((key) => {
    if (key.scheme !== 'film') return [key];
    const film = found(key);
    const id = film && externalId(film, connector.name);
    if (film && !id)
      report.skip({ film: key.value, fact: 'ids', reason: 'It has no id of another catalogue.' });
    return id ? [id] : [];
  });
  return { ...request, ids };
}

/** By the text of each key. */
async function readFilms(db: WriteDb, keys: readonly FilmKey[]): Promise<Map<string, FilmFacts>> {
  if (keys.length === 0) return new Map();
  const owners = await findOwners(db, keys);
  const slugOf = (key: FilmKey) => (key.scheme === 'film' ? key.value : owners.get(textOf(key)));
  const stored = await readFactsOf(
    db,
    keys.flatMap((key) => slugOf(key) ?? []),
  );
  return new Map(
    keys.flatMap((key) => {
      const film = stored.get(slugOf(key) ?? '')?.facts;
      return film ? [[textOf(key), film] as const] : [];
    }),
  );
}

function textOf({ scheme, value }: FilmKey): string {
  return `${scheme}:${value}`;
}

function titlesOf(film: FilmFacts | undefined): string[] {
  if (!film) return [];
  const { title, titles, details } = film;
  return [details.original_title ?? title, titles['ko']].filter((one) => one !== undefined);
}

/** The service's own id if the film has it. */
function externalId({ ids }: FilmFacts, service: string): FilmKey | undefined {
  const schemes = ID_SCHEMES.toSorted((a, b) => Number(b === service) - Number(a === service));
  const [first] = schemes.flatMap((scheme) => {
    const value = ids[scheme];
    return value === null ? [] : [{ scheme, value }];
  });
  return first;
}
