/** What is kept of an answer is its bytes: for a second, for the same question, while no film is written. */

import { beforeEach, describe, expect, it } from 'vitest';
import { withKeptAnswers } from '../../api/http/kept-answers.ts';

const PAGE = 'http://advisory.test/v1/films?age.lte=10';

let made: number;
let time: number;
let version: () => Promise<number>;
let answer: (request: Request) => Response;
const keeping = withKeptAnswersOfTest();

function withKeptAnswersOfTest() {
  let fetch = (_: Request): Response | Promise<Response> => new Response();
  beforeEach(() => {
    made = 0;
    time = 0;
    version = async () => 1;
    answer = (request) =>
      new Response(`${(made += 1)} ${request.url}`, {
        headers: {
          'Cache-Control': 'public, max-age=60',
          'X-Request-Id': String(made),
          ETag: '"1"',
        },
      });
    fetch = withKeptAnswers({
      fetch: (request) => answer(request),
      readVersion: () => version(),
      now: () => time,
    });
  });
  return (url = PAGE, init?: RequestInit) => fetch(new Request(url, init));
}

describe('the same question', () => {
  it('gets the same bytes and headers within a second, under another request id', async () => {
    const [first, second] = [await keeping(), await keeping()];
    expect(made).toBe(1);
    expect(await second.text()).toBe(await first.text());
    expect(second.headers.get('ETag')).toBe('"1"');
    expect(second.headers.get('X-Request-Id')).toMatch(/^[\da-f-]{36}$/);
  });

  it('is asked anew after a second', async () => {
    await keeping();
    time = 1_000;
    await keeping();
    expect(made).toBe(2);
  });

  it('is asked anew once a film is written', async () => {
    await keeping();
    version = async () => 2;
    await keeping();
    expect(made).toBe(2);
  });

  it('is asked anew where the database does not say whether a film was written', async () => {
    await keeping();
    version = () => Promise.reject(new Error('away'));
    await keeping();
    await keeping();
    expect(made).toBe(3);
  });
});

describe('another question is', () => {
  it.each([
    ['another address', 'http://advisory.test/v1/films?age.lte=11', {}],
    ['another encoding', PAGE, { headers: { 'Accept-Encoding': 'gzip' } }],
  ])('%s', async (_, url, init) => {
    await keeping();
    await keeping(url, init);
    expect(made).toBe(2);
  });
});

describe('nothing is kept of', () => {
  it.each([
    ['a check', 'http://advisory.test/v1/films/her-2013/check', { method: 'POST', body: '{}' }],
    ['the export', 'http://advisory.test/v1/export/films.ndjson', {}],
    ['a part of an advisory', 'http://advisory.test/v1/films/her-2013/ratings', {}],
    ['a question with a tag', PAGE, { headers: { 'If-None-Match': '"1"' } }],
    ['a question with an id of its own', PAGE, { headers: { 'X-Request-Id': 'mine' } }],
    ['a question that wants it fresh', PAGE, { headers: { 'Cache-Control': 'no-cache' } }],
    ['a look at the headers', PAGE, { method: 'HEAD' }],
  ])('%s', async (_, url, init) => {
    await keeping(url, init);
    await keeping(url, init);
    expect(made).toBe(2);
  });

  it('an answer that is no good, not public, or long', async () => {
    const headers = { 'Cache-Control': 'public' };
    const answers = [
      () => new Response('', { status: 404, headers }),
      () => new Response('', { headers: { 'Cache-Control': 'no-store' } }),
      () => new Response('x'.repeat(70_000), { headers }),
    ];
    for (const one of answers) {
      made = 0;
      answer = () => ((made += 1), one());
      await keeping();
      const again = await keeping();
      expect(made).toBe(2);
      expect((await again.text()).length).toBe((await one().text()).length);
    }
  });
});

it('keeps at most 500 answers, the newest', async () => {
  for (let page = 0; page <= 500; page += 1) await keeping(`${PAGE}&year.gte=${1900 + page}`);
  await keeping(`${PAGE}&year.gte=2400`);
  expect(made).toBe(501);
  await keeping(`${PAGE}&year.gte=1900`);
  expect(made).toBe(502);
});
