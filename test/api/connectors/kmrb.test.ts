/** Korea's board: what its answers say of films, in the shapes that the portal documents. */

import { afterEach, describe, expect, it, test } from 'vitest';
import { kmrb } from '../../../api/connectors/kmrb/kmrb.ts';
import {
  kmrbDegrees,
  kmrbPage,
  kmrbProof,
  sendXml,
  startCatalogue,
  type KmrbFields,
} from '../../helpers/catalogue-server.ts';
import { fetchFrom, readFrom } from '../../helpers/run-connector.ts';

const [ALL, TWELVE, FIFTEEN, ADULTS] = [
  '전체관람가',
  '12세이상관람가',
  '15세이상관람가',
  '청소년관람불가',
] as const;

const FILM: KmrbFields = {
  useTitle: '헤더스',
  oriTitle: 'Heathers &amp; Friends',
  prodYear: '1988',
  direName: 'Michael Lehmann',
  prodcNatnlName: '미국',
  screTime: '121분 2초',
  gradeName: FIFTEEN,
  rtNo: '2017-MF02149',
  rtDate: '20170901',
  rtCoreHarmRsnNm: '폭력성,대사',
  ...kmrbDegrees([TWELVE, ALL, FIFTEEN, FIFTEEN, TWELVE, ALL, TWELVE]),
};

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

describe('A film', () => {
  it('has the certificate, the seven items in the board’s words, and what tells which film it is', async () => {
    const { films, skipped } = await readFrom(kmrbPage([...kmrbProof(20), FILM]), kmrb);
    expect(skipped).toEqual([]);
    expect(films.at(-1)).toMatchObject({
      title: 'Heathers & Friends',
      titles: { ko: '헤더스' },
      year: 1988,
      certificates: [
        {
          system: 'KMRB',
          rating: '15',
          reasons:
            '주제 12세이상관람가, 선정성 전체관람가, 폭력성 15세이상관람가, 대사 15세이상관람가, 공포 12세이상관람가, 약물 전체관람가, 모방위험 12세이상관람가',
          sources: [0],
        },
      ],
      details: {
        directors: ['Michael Lehmann'],
        running_times: [{ minutes: 121, sources: [0] }],
      },
      sources: [{ licence: 'KMRB', read_at: '2026-11-29', url: 'https://www.kmrb.or.kr/' }],
    });
  });

  it.each([
    [ALL, 'ALL'],
    [TWELVE, '12'],
    [FIFTEEN, '15'],
    [ADULTS, '19'],
    ['제한상영가', 'LIM'],
    ['제한관람가', 'LIM'],
  ])('of the grade %s has the rating %s', async (gradeName, rating) => {
    const { films } = await readFrom(kmrbPage([{ ...FILM, gradeName }]), kmrb);
    expect(films[0]?.certificates[0]?.rating).toBe(rating);
  });

  it('from before May 2017 has degrees in numbers, which are written in today’s words', async () => {
    const degrees = [
      '2단계-보통',
      '1단계-낮음',
      '3단계-다소높음',
      '2단계-보통',
      '2단계-보통',
      '2단계-보통',
      '',
    ];
    const { films } = await readFrom(kmrbPage([{ ...FILM, ...kmrbDegrees(degrees) }]), kmrb);
    expect(films[0]?.certificates[0]?.reasons).toBe(
      '주제 12세이상관람가, 선정성 전체관람가, 폭력성 15세이상관람가, 대사 12세이상관람가, 공포 12세이상관람가, 약물 12세이상관람가',
    );
  });

  it.each([
    ['a grade that we lack', { gradeName: '연소자관람불가' }, '“연소자관람불가” is not a grade'],
    ['no year', { prodYear: '' }, 'It has no year.'],
    ['no title', { oriTitle: '', useTitle: '' }, 'It has no title.'],
  ])('with %s is left out and reported', async (_what, fields, reason) => {
    const { films, skipped } = await readFrom(kmrbPage([{ ...FILM, ...fields }]), kmrb);
    expect(films).toEqual([]);
    expect(skipped[0]?.reason).toContain(reason);
  });
});

describe('The order of the fields 4 to 6', () => {
  const language = (films: Awaited<ReturnType<typeof readFrom>>['films']) =>
    films.at(-1)?.certificates[0]?.reasons?.match(/대사 \S+(?=,)/)?.[0];

  it('is the one that the items which decided prove', async () => {
    const last = { ...FILM, ...kmrbDegrees([ALL, ALL, ALL, TWELVE, ALL, FIFTEEN, ALL]) };
    const found = async (field: number, of = 20) =>
      language((await readFrom(kmrbPage([...kmrbProof(of, field), last]), kmrb)).films);
    expect(await found(4, 40)).toBe(`대사 ${TWELVE}`);
    expect(await found(6, 40)).toBe(`대사 ${FIFTEEN}`);
  });

  it('is not taken from too few films: then only the certificate is, and that is reported', async () => {
    const { films, skipped } = await readFrom(kmrbPage([...kmrbProof(19 - 1), FILM]), kmrb);
    expect(films).toHaveLength(19);
    expect(films.at(-1)?.certificates[0]).toMatchObject({ rating: '15', reasons: null });
    expect(skipped.at(-1)).toMatchObject({ fact: 'reasons' });
  });

  it.each([
    ['neither order', [...kmrbProof(20, 4), ...kmrbProof(20, 6)]],
    ['an order that we do not know', kmrbProof(40, 5)],
  ])('of films that fit %s is an error, and nothing is taken', async (_what, rows) => {
    await expect(readFrom(kmrbPage(rows), kmrb)).rejects.toThrow(/cannot be told: of 40 films/);
  });
});

describe('A saved answer', () => {
  it('may have several pages, one after the other', async () => {
    const text = `${kmrbPage(kmrbProof(20))}\n${kmrbPage([FILM])}\n`;
    expect((await readFrom(text, kmrb)).films).toHaveLength(21);
  });

  it('may be empty', async () => {
    expect(await readFrom(kmrbPage([]), kmrb)).toMatchObject({ films: [], skipped: [] });
    expect(await readFrom(kmrbPage([], 0, '03'), kmrb)).toMatchObject({ films: [] });
  });

  const BOMB = `<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "${'x'.repeat(1000)}">${Array.from(
    { length: 9 },
    (_, level) => `<!ENTITY a${level} "${`&a${level - 1};`.repeat(10)}">`,
  ).join('')}]><response>&a8;</response>`;

  it.each([
    ['a web page', '<!DOCTYPE html><html><body>Sorry</body></html>', 'is a web page'],
    ['half a document', kmrbPage([FILM]).slice(0, 300), 'is damaged or breaks off'],
    ['JSON', '{"response":{}}', 'is not XML'],
    ['nothing', '', 'is empty'],
    ['an entity bomb', BOMB, 'declares entities'],
  ])('that is %s is an error', async (_what, text, words) => {
    await expect(readFrom(text, kmrb)).rejects.toThrow(`The file ${words}`);
  });

  it('of a key that is not registered names the setting', async () => {
    const text =
      '<OpenAPI_ServiceResponse><cmmMsgHeader><errMsg>SERVICE ERROR</errMsg><returnAuthMsg>SERVICE_KEY_IS_NOT_REGISTERED_ERROR</returnAuthMsg><returnReasonCode>30</returnReasonCode></cmmMsgHeader></OpenAPI_ServiceResponse>';
    await expect(readFrom(text, kmrb)).rejects.toThrow(/Check KMRB_KEY/);
  });
});

/** A server with the rows of some months of the cinema; everything else is empty. */
async function serve(months: Record<string, KmrbFields[]>) {
  const server = await startCatalogue((_request, response, url) => {
    const { pathname, searchParams } = url;
    const page = Number(searchParams.get('pageNo'));
    const from = searchParams.get('stDate') ?? '';
    const key = searchParams.get('title') ?? from.slice(0, 6);
    const rows = pathname === '/movie_v3/movie_search_v3' ? (months[key] ?? []) : [];
    sendXml(response, kmrbPage(rows.slice((page - 1) * 100, page * 100), rows.length));
  });
  closing.push(server.close);
  return server;
}

/** The sample that proves the order: the year before today. */
const SAMPLE = { '202511': kmrbProof(20) };

describe('Films since a date', () => {
  it('come month by month and page by page, one request at a time', async () => {
    const rows = Array.from({ length: 101 }, () => FILM);
    const server = await serve({ ...SAMPLE, '202610': rows, '202611': [FILM] });
    const { films, reached } = await fetchFrom(server.url, kmrb, { since: '2026-10-05' });
    expect(films).toHaveLength(102);
    expect(reached).toEqual(['2026-11', '2026-12']);
    expect(server.maxOpen()).toBe(1);
    const asked = server.requests.map(({ path }) => new URL(path, server.url).searchParams);
    expect(asked.map((one) => one.get('serviceKey'))).toContain('kmrb-key');
    expect(asked.map((one) => [one.get('stDate'), one.get('edDate'), one.get('pageNo')])).toEqual([
      ['20251129', '20261129', '1'],
      ['20261005', '20261031', '1'],
      ['20261005', '20261031', '2'],
      ['20261005', '20261031', '1'],
      ['20261101', '20261130', '1'],
      ['20261101', '20261130', '1'],
    ]);
  });

  it('continue in the month that an earlier run reached', async () => {
    const server = await serve({ ...SAMPLE, '202610': [FILM], '202611': [FILM, FILM] });
    const { films } = await fetchFrom(server.url, kmrb, { since: '2026-10-01' }, '2026-11');
    expect(films).toHaveLength(2);
  });
});

test('Films are searched for by their titles, in both lists', async () => {
  const server = await serve({ ...SAMPLE, Heathers: [FILM] });
  const { films } = await fetchFrom(server.url, kmrb, { ids: [], titles: ['Heathers'] });
  expect(films.map(({ title }) => title)).toEqual(['Heathers & Friends']);
  expect(server.requests).toHaveLength(3);
});

test('After the calls of a day the run ends, and says when it continues', async () => {
  const server = await serve(SAMPLE);
  const titles = Array.from({ length: 600 }, (_, number) => `Film ${number}`);
  const run = fetchFrom(server.url, kmrb, { ids: [], titles });
  await expect(run).rejects.toThrow(/tomorrow/);
  expect(server.requests).toHaveLength(1_000);
});
