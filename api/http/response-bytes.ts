/** Lets a platform take the bytes of an answer as they are: reading them out of its stream took an eighth of the processor’s time of a miss on Node. */

const WHOLE = new WeakMap<Response, Uint8Array>();

/** Notes that these bytes are the whole body of the answer. They must not be changed any more. */
export function withBytes(response: Response, bytes: Uint8Array): Response {
  WHOLE.set(response, bytes);
  return response;
}

/** The body of an answer; undefined where nobody noted it, and it has to be read. */
export function bytesOf(response: Response): Uint8Array | undefined {
  return WHOLE.get(response);
}
