/** Watches a running service while something is broken: what it answers, how soon, and that nothing it gives is wrong. */

import { setTimeout as delay } from 'node:timers/promises';
import { ProblemBody } from '../../../api/openapi/document.ts';

/** What was answered to one kind of request: how often with which status, and the slowest of all, in milliseconds. */
export interface Answers {
  statuses: Record<string, number>;
  slowest: number;
}

export const KINDS = ['fresh', 'kept', 'readyz', 'healthz'] as const;
export type Kind = (typeof KINDS)[number];

export interface Watched {
  answers: Record<Kind, Answers>;
  /** Answers that are neither right nor an honest 503. */
  wrong: string[];
}

/** The read that the service was asked before the fault, again and again. */
const KEPT = '/v1/films/her-2013';

/** Milliseconds between two rounds of questions, and until a question counts as one without an answer. */
const ROUND = 100;
const PATIENCE = 15_000;

/** What is in memory still may hide a fault from the first questions. Milliseconds. */
const GRACE = 400;

let asked = 0;

/** A request that was never sent before, and whose response is an empty page. */
function freshQuestion(): string {
  asked += 1;
  return `/v1/films?year.gte=1888&year.lte=${1889 + (asked % 2)}&q=x${asked}`;
}

/** Asks once what is asked again later, and gives the right answer to it. */
export async function askBefore(url: string): Promise<string> {
  const response = await fetch(url + KEPT);
  if (response.status !== 200)
    throw new Error(`${KEPT} answers ${response.status} before any fault`);
  return response.text();
}

/** Asks all kinds of questions until `over`, and waits for every answer. */
export async function watch(
  url: string,
  { over, right }: { over: Promise<unknown>; right: string },
): Promise<Watched> {
  const watched: Watched = {
    answers: {
      fresh: { statuses: {}, slowest: 0 },
      kept: { statuses: {}, slowest: 0 },
      readyz: { statuses: {}, slowest: 0 },
      healthz: { statuses: {}, slowest: 0 },
    },
    wrong: [],
  };
  const ended = over.then(() => false);
  const questions: Promise<void>[] = [];
  const ask = async (kind: Kind, path: string) => {
    const startedAt = performance.now();
    const { status, fault } = await answerTo(url + path, kind === 'kept' ? right : undefined);
    const { statuses } = watched.answers[kind];
    statuses[status] = (statuses[status] ?? 0) + 1;
    watched.answers[kind].slowest = Math.max(
      watched.answers[kind].slowest,
      performance.now() - startedAt,
    );
    if (fault) watched.wrong.push(`${path}: ${fault}`);
  };
  await delay(GRACE);
  while (await Promise.race([delay(ROUND, true), ended])) {
    questions.push(ask('fresh', freshQuestion()), ask('kept', KEPT));
    questions.push(ask('readyz', '/readyz'), ask('healthz', '/healthz'));
  }
  await Promise.all(questions);
  return watched;
}

/** The status, and what is wrong with the answer: a 503 must be a problem that names when to come back. */
async function answerTo(
  address: string,
  right: string | undefined,
): Promise<{ status: string; fault?: string }> {
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(PATIENCE) });
    const status = String(response.status);
    const text = await response.text();
    if (response.status === 503) {
      const { success } = ProblemBody.safeParse(JSON.parse(text));
      if (!success || !/^[1-9]\d*$/.test(response.headers.get('Retry-After') ?? ''))
        return { status, fault: `a 503 without Retry-After or without a problem: ${text}` };
      return { status };
    }
    if (response.status !== 200) return { status, fault: `${status} ${text.slice(0, 200)}` };
    if (right !== undefined && text !== right)
      return { status, fault: `another answer than before: ${text.slice(0, 200)}` };
    return { status };
  } catch (error) {
    return { status: 'none', fault: String(error) };
  }
}

/** Milliseconds until the service is ready and answers a fresh question as before; throws after `patience`. */
export async function healedAfter(
  url: string,
  { right, patience = 20_000 }: { right: string; patience?: number },
): Promise<number> {
  const startedAt = performance.now();
  for (;;) {
    const answers = await Promise.all([
      answerTo(url + freshQuestion(), undefined),
      answerTo(url + KEPT, right),
      answerTo(`${url}/readyz`, undefined),
    ]);
    const took = performance.now() - startedAt;
    if (answers.every(({ status, fault }) => status === '200' && !fault)) return took;
    if (took > patience)
      throw new Error(`Not healed after ${patience} ms: ${answers.map(({ status }) => status)}`);
    await delay(50);
  }
}
