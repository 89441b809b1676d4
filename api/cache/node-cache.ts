/**
 * What stands before the application on Node. It gives kept bytes again while the catalogue is unchanged, and films whose documents
 * are finished, without a look at the application; it compresses, answers 304, and falls back on what is kept where the application fails.
 */

import type { IncomingMessage, RequestListener } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { ServerNotes } from '../http/app-env.ts';
import { bytesOf } from '../http/response-bytes.ts';
import {
  askInFull,
  isKnownTo,
  requestIdOf,
  takeIn,
  variantKey,
  type Asked,
} from './request-info.ts';
import type { CatalogueVersion } from './catalogue-version.ts';
import { compressed, isCompressible, setEncoding } from './compression.ts';
import type { FilmAnswers } from './film-answers.ts';
import {
  finishAnswer,
  mayBeKept,
  personalHead,
  variedHeaders,
  type AnswerHead,
  type Head,
  type WholeAnswer,
} from './finished-answer.ts';
import type { CachedAnswer, ResponseCache } from './memory-store.ts';
import { piecesOf, readUpTo } from './read-up-to.ts';
import { STALE_IF_ERROR_S } from './policy.ts';
import { isBodyPending, readBody } from './request-body.ts';
import { createSender, type SenderDependencies } from './send.ts';

export interface FrontDependencies extends SenderDependencies {
  /** The application. */
  fetch: (request: Request, notes: ServerNotes) => Response | Promise<Response>;
  films: FilmAnswers;
  catalogue: CatalogueVersion;
  kept: ResponseCache;
  /** Who asks, as far as limits go. */
  clientOf: (incoming: IncomingMessage) => string;
  /** Takes what made an answer break off after its head was sent. */
  onBroken: (requestId: string, error: unknown) => void;
}

/** More than this is not kept, and sent as it comes. */
const MOST_KEPT_BYTES = 256 * 1024;

const NO_BYTES = new Uint8Array();

/** A request whose answer is not kept. */
interface Miss {
  asked: Asked;
  client: string;
  /** Of the catalogue, before the answer was made. */
  version: string | null | undefined;
}

export interface Front {
  /** For a server of `node:http`. */
  listener: RequestListener;
  /** How many requests the application is answering. */
  answering: () => number;
}

export function createFront(dependencies: FrontDependencies): Front {
  const { films, catalogue, kept, now, clientOf } = dependencies;
  const sender = createSender(dependencies);
  const passedOn = new WeakMap<object, Miss>();
  let answering = 0;

  const forward = getRequestListener(
    async (request, { incoming }) => {
      const miss = passedOn.get(incoming);
      if (!miss) throw new Error('The front passes on what it has taken in');
      await askApplication(request, miss);
      return RESPONSE_ALREADY_SENT;
    },
    { autoCleanupIncoming: false },
  );

  return {
    listener: (incoming, outgoing) => {
      const asked = takeIn(incoming, outgoing, now());
      if (asked.key === null || catalogue.current() !== undefined) answer(asked);
      else void catalogue.settle().then(() => answer(asked));
    },
    answering: () => answering,
  };

  function answer(asked: Asked): void {
    const found = findKept(asked);
    const version = catalogue.current();
    if (found && found.version === version) {
      found.confirmedAt = catalogue.checkedAt();
      sendKept(asked, found);
    } else if (found && version === null && isFitToHelpOut(found)) sendStale(asked, found);
    else void pass(asked);
  }

  async function pass(asked: Asked): Promise<void> {
    const { incoming, outgoing } = asked;
    const miss = { asked, client: clientOf(incoming), version: catalogue.current() };
    answering += 1;
    outgoing.once('close', () => (answering -= 1));
    if (isBodyPending(incoming) && !(await readBody(incoming))) return;
    if (asked.key !== null) askInFull(asked);
    // What fails here, the application tries again, and says it.
    if (await answerFilm(miss).catch(() => false)) return;
    passedOn.set(incoming, miss);
    await forward(incoming, outgoing);
    // What cannot be made a request of is refused there.
    sender.tell(asked);
  }

  async function answerFilm(miss: Miss): Promise<boolean> {
    const answer = await films.answer(miss.asked, miss.client);
    if (answer) await sendWhole(miss, answer);
    return answer !== null;
  }

  async function askApplication(request: Request, miss: Miss): Promise<void> {
    const { asked, client } = miss;
    const notes: ServerNotes = { client, route: null };
    const response = await dependencies.fetch(request, notes);
    // Read once: of the answers that the server makes light, the headers are others once the body is read.
    const { status, headers } = response;
    const answer = { status, head: new Map(headers), route: notes.route };
    const found = status >= 500 ? findKept(asked) : undefined;
    if (found && isFitToHelpOut(found)) {
      await response.body?.cancel();
      return sendStale(asked, found);
    }
    films.learn(asked, answer);
    const whole = bytesOf(response);
    const { bytes, rest } =
      whole && whole.byteLength <= MOST_KEPT_BYTES
        ? { bytes: whole, rest: null }
        : await readUpTo(response.body, MOST_KEPT_BYTES);
    if (rest === null) return sendWhole(miss, { ...answer, bytes });
    const told = toldOf(answer);
    try {
      const finished = finishAnswer(answer, NO_BYTES);
      if (status === 200 && isKnownTo(asked, finished))
        sender.send(asked, finished, { ...told, isKnown: true });
      else await sender.sendPieces(asked, answer, { ...told, pieces: piecesOf(bytes, rest) });
    } catch (error) {
      dependencies.onBroken(told.id, error);
    } finally {
      // Whatever became of the client, what feeds the answer must be freed.
      await rest.cancel().catch(() => {});
    }
  }

  async function sendWhole(miss: Miss, answer: WholeAnswer): Promise<void> {
    const { asked, version } = miss;
    const { route, bytes } = answer;
    const told = toldOf(answer);
    const finished = finishAnswer(answer, await encoded(asked, answer));
    if (asked.key === null || !mayBeKept(answer)) return sender.send(asked, finished, told);
    const isKnown = isKnownTo(asked, finished);
    if (typeof version === 'string' && bytes.byteLength <= MOST_KEPT_BYTES)
      keep(asked, { ...finished, route, version, confirmedAt: now() }, answer.head);
    sender.send(asked, finished, { ...told, isKnown });
  }

  function findKept(asked: Asked): CachedAnswer | undefined {
    const found = asked.key === null ? undefined : kept.get(asked.key);
    if (!found || 'bytes' in found) return found;
    const variant = kept.get(variantKey(asked, found.varies));
    return variant && 'bytes' in variant ? variant : undefined;
  }

  function keep(asked: Asked, answer: CachedAnswer, head: Head): void {
    const varies = variedHeaders(head);
    const key = asked.key ?? '';
    if (varies.length > 0) kept.set(key, { varies });
    kept.set(varies.length > 0 ? variantKey(asked, varies) : key, answer);
  }

  function isFitToHelpOut({ confirmedAt }: CachedAnswer): boolean {
    return now() - confirmedAt < STALE_IF_ERROR_S * 1_000;
  }

  function sendKept(asked: Asked, found: CachedAnswer): void {
    const { route } = found;
    const [id, isKnown] = [requestIdOf(asked), isKnownTo(asked, found)];
    sender.send(asked, found, { id, route, isKnown, cache: 'hit' });
  }

  /** The age says since when nobody knows whether the answer still holds, so that other caches count the day from there. */
  function sendStale(asked: Asked, found: CachedAnswer): void {
    const { route } = found;
    const [id, isKnown] = [requestIdOf(asked), isKnownTo(asked, found)];
    const age = Math.floor((now() - found.confirmedAt) / 1_000);
    const personal = ['age', String(age)];
    sender.send(asked, found, { id, route, isKnown, cache: 'stale', personal });
  }
}

/** What the log says of an answer that was made anew, and the headers that are the client's own. */
function toldOf({ head, route }: AnswerHead) {
  const id = head.get('x-request-id') ?? '';
  return { id, route, cache: 'miss', personal: personalHead(head) } as const;
}

/** The bytes as the client wants them; the head says so. */
async function encoded({ encoding }: Asked, { head, bytes }: WholeAnswer): Promise<Uint8Array> {
  if (encoding === 'identity' || !isCompressible(head, bytes.byteLength)) return bytes;
  setEncoding(head, encoding);
  return compressed(bytes, encoding);
}
