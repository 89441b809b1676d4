/** Reads the body of a response up to a number of bytes. */

type Body = ReadableStream<Uint8Array>;
type Rest = ReadableStreamDefaultReader<Uint8Array>;

/** The whole body, and `rest` null; or the start of a longer body, and a reader for the rest. */
export async function readUpTo(
  body: Body | null,
  max: number,
): Promise<{ bytes: Uint8Array; rest: Rest | null }> {
  if (body === null) return { bytes: new Uint8Array(), rest: null };
  const rest = body.getReader();
  const chunks: Uint8Array[] = [];
  for (let size = 0; size <= max;) {
    const { done, value } = await rest.read();
    if (done) return { bytes: joined(chunks), rest: null };
    chunks.push(value);
    size += value.byteLength;
  }
  return { bytes: joined(chunks), rest };
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const [first] = chunks;
  return chunks.length === 1 && first ? first : Buffer.concat(chunks);
}

/** The bytes and then the rest, in chunks of at most 64 kB. The caller must cancel `rest`. */
export async function* chunksOf(bytes: Uint8Array, rest: Rest): AsyncGenerator<Uint8Array> {
  yield* slicesOf(bytes);
  for (;;) {
    const { done, value } = await rest.read();
    if (done) return;
    yield* slicesOf(value);
  }
}

/** Small enough that a slow client reads one within seconds, and is not mistaken for a stalled client. */
export const SLICE_BYTES = 64 * 1024;

export function* slicesOf(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.byteLength; at += SLICE_BYTES)
    yield bytes.subarray(at, at + SLICE_BYTES);
}
