/** A local server that answers as other catalogues of films do, in their documented shapes. */

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface CatalogueServer {
  url: string;
  /** The path with its query of each request, and its headers. */
  requests: { path: string; headers: IncomingMessage['headers']; at: number }[];
  /** The most requests that were open at once. */
  maxOpen: () => number;
  close: () => Promise<void>;
}

export type Answer = (request: IncomingMessage, response: ServerResponse, url: URL) => void;

export async function startCatalogue(answer: Answer): Promise<CatalogueServer> {
  const requests: CatalogueServer['requests'] = [];
  let open = 0;
  let maxOpen = 0;
  const server = createServer((request, response) => {
    open += 1;
    maxOpen = Math.max(maxOpen, open);
    response.on('close', () => (open -= 1));
    const url = new URL(request.url ?? '', 'http://localhost');
    requests.push({ path: request.url ?? '', headers: request.headers, at: performance.now() });
    answer(request, response, url);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    maxOpen: () => maxOpen,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

export function sendJson(response: ServerResponse, value: unknown, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json;charset=utf-8' });
  response.end(JSON.stringify(value));
}

export function sendXml(response: ServerResponse, text: string): void {
  response.writeHead(200, { 'content-type': 'application/xml;charset=UTF-8' });
  response.end(text);
}

/** A row of KMRB: the fields in which a test is interested. */
export type KmrbFields = Readonly<Record<string, string>>;

/** A page of KMRB's answers. */
export function kmrbPage(rows: readonly KmrbFields[], total = rows.length, code = '00'): string {
  const items = rows.map((row) => {
    const fields = Object.entries(row).map(([name, value]) =>
      value === '' ? `<${name}/>` : `<${name}>${value}</${name}>`,
    );
    return `<item>${fields.join('')}</item>`;
  });
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><response><header><resultCode>${code}</resultCode><resultMsg>NORMAL SERVICE.</resultMsg></header><body><items>${items.join('')}</items><numOfRows>100</numOfRows><pageNo>1</pageNo><totalCount>${total}</totalCount></body></response>`;
}

const ALL = '전체관람가';

/** The fields 1 to 7 of a row: theme, sex, violence, language, horror, drugs, imitation, as real rows have them. */
export function kmrbDegrees(degrees: readonly string[]): KmrbFields {
  return Object.fromEntries(degrees.map((degree, place) => [`rtStdName${place + 1}`, degree]));
}

/** So many rows that tell which field is which: language decided, and field 4 (or another) has the highest degree. */
export function kmrbProof(count: number, languageField = 4): KmrbFields[] {
  return Array.from({ length: count }, (_, place) => ({
    useTitle: `증거 ${place}`,
    oriTitle: `Proof ${place}`,
    prodYear: '2026',
    gradeName: '15세이상관람가',
    rtCoreHarmRsnNm: '대사',
    ...kmrbDegrees([ALL, ALL, ALL, ALL, ALL, ALL, ALL]),
    [`rtStdName${languageField}`]: '15세이상관람가',
  }));
}

/** A film of TMDB with its parts, as `/movie/{id}?append_to_response=…` answers it. */
export function tmdbFilm(id: number, more: object = {}): object {
  return {
    adult: false,
    id,
    title: `Film ${id}`,
    original_title: `Film ${id}`,
    original_language: 'en',
    overview: '',
    release_date: '1999-10-15',
    runtime: 139,
    genres: [{ id: 18, name: 'Drama' }],
    production_countries: [{ iso_3166_1: 'US', name: 'United States of America' }],
    external_ids: {
      imdb_id: `tt${String(id).padStart(7, '0')}`,
      wikidata_id: null,
      facebook_id: null,
    },
    credits: {
      cast: [{ id: 1, name: 'Ann Actor', character: 'Eve', order: 0 }],
      crew: [{ id: 2, name: 'Dan Director', job: 'Director', department: 'Directing' }],
    },
    translations: {
      translations: [{ iso_639_1: 'de', iso_3166_1: 'DE', data: { title: `Der Film ${id}` } }],
    },
    release_dates: { results: [tmdbRelease('US', 'R')] },
    ...more,
  };
}

export function tmdbRelease(country: string, certification: string, more: object = {}): object {
  return {
    iso_3166_1: country,
    release_dates: [
      {
        certification,
        descriptors: [],
        iso_639_1: '',
        note: '',
        release_date: '1999-10-15T00:00:00.000Z',
        type: 3,
        ...more,
      },
    ],
  };
}
