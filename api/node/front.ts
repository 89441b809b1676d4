/**
 * What stands before the application on Node. It gives kept bytes again while the catalogue is unchanged, without a look at the
 * application; it compresses, answers 304, and falls back on what is kept where the application fails.
 */

import type { IncomingMessage, RequestListener } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { FrontNotes } from '../http/app-env.ts';
import { bytesOf } from '../http/whole-answer.ts';
import { askInFull, isKnownTo, requestIdOf, takeIn, variantKey, type Asked } from './asked.ts';
import type { CatalogueVersion } from './catalogue-version.ts';
import { compressed, isCompressible, setEncoding } from './encoding.ts';
import { finishAnswer, mayBeKept, personalHead, variedHeaders } from './finished-answer.ts';
import type { KeptAnswer, KeptBytes } from './kept-bytes.ts';
import { piecesOf, readUpTo } from './read-up-to.ts';
import { createSender, type SenderDependencies } from './send.ts';

export interface FrontDependencies extends SenderDependencies {
  fetch: (request: Request, notes: FrontNotes) => Response | Promise<Response>;
  catalogue: CatalogueVersion;
  kept: KeptBytes;
  /** Who asks, as far as limits go. */
  clientOf: (incoming: IncomingMessage) => string;
  /** Takes back what a request has cost a client. */
  refund: (client: string) => void;
  /** Takes what made an answer break off after its head was sent. */
  onBroken: (requestId: string, error: unknown) => void;
}

/** How old an answer may be that is given where the application fails, in milliseconds: a day. */
const MOST_STALE = 86_400_000;

/** More than this is not kept, and sent as it comes. */
const MOST_KEPT_BYTES = 256 * 1024;

const NO_BYTES = new Uint8Array();

export interface Front {
  /** For a server of `node:http`. */
  listener: RequestListener;
  /** How many requests the application is answering. */
  answering: () => number;
}

export function createFront(dependencies: FrontDependencies): Front {
  const { catalogue, kept, now, clientOf, refund } = dependencies;
  const sender = createSender(dependencies);
  const passedOn = new WeakMap<object, Asked>();
  let answering = 0;

  const forward = getRequestListener(async (request, { incoming }) => {
    const asked = passedOn.get(incoming);
    if (!asked) throw new Error('The front passes on what it has taken in');
    await answerAnew(request, asked);
    return RESPONSE_ALREADY_SENT;
  });

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
    passedOn.set(incoming, asked);
    answering += 1;
    outgoing.once('close', () => (answering -= 1));
    if (asked.key !== null) askInFull(asked);
    await forward(incoming, outgoing);
    // What cannot be made a request of is refused there.
    sender.tell(asked);
  }

  async function answerAnew(request: Request, asked: Asked): Promise<void> {
    const version = catalogue.current();
    const notes: FrontNotes = { client: clientOf(asked.incoming), route: null };
    const response = await dependencies.fetch(request, notes);
    // Read once: of the answers that the server makes light, the headers are others once the body is read.
    const { status, headers } = response;
    const id = headers.get('X-Request-Id') ?? '';
    const found = status >= 500 ? findKept(asked) : undefined;
    if (found && isFitToHelpOut(found)) {
      await response.body?.cancel();
      return sendStale(asked, found);
    }
    const told = {
      id,
      route: notes.route,
      cache: 'miss',
      personal: personalHead(headers),
    } as const;
    const whole = bytesOf(response);
    const { bytes: plain, rest } =
      whole && whole.byteLength <= MOST_KEPT_BYTES
        ? { bytes: whole, rest: null }
        : await readUpTo(response.body, MOST_KEPT_BYTES);
    if (rest !== null) {
      const head = finishAnswer({ status, headers }, NO_BYTES);
      if (status === 200 && isKnownTo(asked, head)) {
        await rest.cancel();
        return sender.send(asked, head, { ...told, isKnown: true });
      }
      const pieces = piecesOf(plain, rest);
      return sender
        .sendPieces(asked, { status, headers }, { ...told, pieces })
        .catch((error: unknown) => dependencies.onBroken(id, error));
    }
    const bytes = await encoded(asked, headers, plain);
    const finished = finishAnswer({ status, headers }, bytes);
    if (asked.key === null || !mayBeKept({ status, headers }))
      return sender.send(asked, finished, told);
    const isKnown = isKnownTo(asked, finished);
    if (isKnown && asked.ifNoneMatch !== '*') refund(notes.client);
    if (typeof version === 'string')
      keep(asked, { ...finished, route: notes.route, version, confirmedAt: now() }, headers);
    sender.send(asked, finished, { ...told, isKnown });
  }

  function findKept(asked: Asked): KeptAnswer | undefined {
    const found = asked.key === null ? undefined : kept.get(asked.key);
    if (!found || 'bytes' in found) return found;
    const variant = kept.get(variantKey(asked, found.varies));
    return variant && 'bytes' in variant ? variant : undefined;
  }

  function keep(asked: Asked, answer: KeptAnswer, headers: Headers): void {
    const varies = variedHeaders(headers);
    const key = asked.key ?? '';
    if (varies.length > 0) kept.set(key, { varies });
    kept.set(varies.length > 0 ? variantKey(asked, varies) : key, answer);
  }

  function isFitToHelpOut({ confirmedAt }: KeptAnswer): boolean {
    return now() - confirmedAt < MOST_STALE;
  }

  function sendKept(asked: Asked, found: KeptAnswer): void {
    const { route } = found;
    const [id, isKnown] = [requestIdOf(asked), isKnownTo(asked, found)];
    sender.send(asked, found, { id, route, isKnown, cache: 'hit' });
  }

  /** The age says since when nobody knows whether the answer still holds, so that other caches count the day from there. */
  function sendStale(asked: Asked, found: KeptAnswer): void {
    const { route } = found;
    const [id, isKnown] = [requestIdOf(asked), isKnownTo(asked, found)];
    const age = Math.floor((now() - found.confirmedAt) / 1_000);
    const personal = ['age', String(age)];
    sender.send(asked, found, { id, route, isKnown, cache: 'stale', personal });
  }
}

/** The bytes as the client wants them; the headers say so. */
async function encoded(
  { encoding }: Asked,
  headers: Headers,
  bytes: Uint8Array,
): Promise<Uint8Array> {
  if (encoding === 'identity' || !isCompressible(headers, bytes.byteLength)) return bytes;
  setEncoding(headers, encoding);
  return compressed(bytes, encoding);
}
