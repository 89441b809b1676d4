/** How large the body of a request may be. */

/** Bytes. */
export const MAX_BODY_BYTES = 64 * 1024;
