/** Reads the body of an answer as far as it is short. */

type Body = ReadableStream<Uint8Array>;
type Rest = ReadableStreamDefaultReader<Uint8Array>;

/** The whole body, and no rest; or what was read of one that has more than `most` bytes, and where to read on. */
export async function readUpTo(
  body: Body | null,
  most: number,
): Promise<{ bytes: Uint8Array; rest: Rest | null }> {
  if (body === null) return { bytes: new Uint8Array(), rest: null };
  const rest = body.getReader();
  const pieces: Uint8Array[] = [];
  for (let size = 0; size <= most;) {
    const { done, value } = await rest.read();
    if (done) return { bytes: joined(pieces), rest: null };
    pieces.push(value);
    size += value.byteLength;
  }
  return { bytes: joined(pieces), rest };
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const [first] = pieces;
  return pieces.length === 1 && first ? first : Buffer.concat(pieces);
}

/** What was read and all that comes after it, in pieces of at most 64 kB. The caller cancels `rest`. */
export async function* piecesOf(bytes: Uint8Array, rest: Rest): AsyncGenerator<Uint8Array> {
  yield* slicesOf(bytes);
  for (;;) {
    const { done, value } = await rest.read();
    if (done) return;
    yield* slicesOf(value);
  }
}

/** Small enough that a slow client takes one within seconds, and that it is seen to read. */
export const SLICE_BYTES = 64 * 1024;

export function* slicesOf(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.byteLength; at += SLICE_BYTES)
    yield bytes.subarray(at, at + SLICE_BYTES);
}
