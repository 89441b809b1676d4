/** In which encoding an answer goes out, and how it gets there. */

import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { HeaderMap } from './finished-response.ts';

export type Encoding = 'br' | 'gzip' | 'identity';

const COMPRESSIBLE =
  /^(text\/|application\/(.+\+)?(json|javascript|xml|x-ndjson)\b|image\/svg\+xml)/;

/** Below it, an answer is one packet anyhow. */
const MIN_BYTES = 1_000;

/** Brotli's 5 of 11 makes a film a fifth smaller than gzip in as much time. */
const QUALITY = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };

const brotliBytes = promisify(brotliCompress);
const gzipBytes = promisify(gzip);

/** The best encoding that a client accepts, from its `Accept-Encoding` (RFC 9110, 12.5.3); without the header, none. */
export function chosenEncoding(accepted: string | undefined): Encoding {
  if (accepted === undefined || accepted === '') return 'identity';
  const weights = new Map<string, number>();
  for (const part of accepted.toLowerCase().split(',')) {
    const [name = '', ...parameters] = part.split(';').map((text) => text.trim());
    const weight = parameters.find((text) => text.startsWith('q='));
    weights.set(name, weight === undefined ? 1 : Number(weight.slice(2)) || 0);
  }
  const isAccepted = (name: string) => (weights.get(name) ?? weights.get('*') ?? 0) > 0;
  return isAccepted('br') ? 'br' : isAccepted('gzip') ? 'gzip' : 'identity';
}

/** Whether bytes of this kind are worth compressing; where their number is not known yet, they are many. */
export function isCompressible(headers: HeaderMap, byteLength = Infinity): boolean {
  if (headers.has('content-encoding') || byteLength < MIN_BYTES) return false;
  return COMPRESSIBLE.test(headers.get('content-type') ?? '');
}

/** Compresses on another thread. */
export function compressed(bytes: Uint8Array, encoding: 'br' | 'gzip'): Promise<Uint8Array> {
  return encoding === 'br' ? brotliBytes(bytes, QUALITY) : gzipBytes(bytes);
}

/** Says on an answer that its bytes are compressed: their tag is then that of equal content, no more of equal bytes. */
export function setEncoding(headers: HeaderMap | Headers, encoding: 'br' | 'gzip'): void {
  headers.set('content-encoding', encoding);
  headers.delete('content-length');
  const etag = headers.get('etag');
  if (etag?.startsWith('"')) headers.set('etag', `W/${etag}`);
}
