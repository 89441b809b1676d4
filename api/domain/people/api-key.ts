/** The form of API keys: `ca_`, 30 random characters, and a checksum of 6 by which a mistyped or made-up key is told at once. */

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

const RANDOM_LENGTH = 30;
const CHECKSUM_LENGTH = 6;

const FORM = new RegExp(`^ca_([0-9A-Za-z]{${RANDOM_LENGTH}})([0-9A-Za-z]{${CHECKSUM_LENGTH}})$`);

/** A key of random bytes, which must be at least 64: those from 248 are dropped, so that each character is as likely. */
export function apiKeyOf(bytes: Uint8Array): string {
  const random = Array.from(bytes)
    .filter((byte) => byte < 248)
    .slice(0, RANDOM_LENGTH)
    .map((byte) => DIGITS[byte % DIGITS.length])
    .join('');
  if (random.length < RANDOM_LENGTH) throw new Error('Too few random bytes for a key');
  return `ca_${random}${checksum(random)}`;
}

/** Whether a text has the form of a key and its checksum. */
export function isApiKey(text: string): boolean {
  const [, random, sum] = FORM.exec(text) ?? [];
  return random !== undefined && checksum(random) === sum;
}

/** The CRC-32 (IEEE) of a text of ASCII characters, in base 62. */
function checksum(text: string): string {
  let crc = 0xffffffff;
  for (const character of text) {
    crc ^= character.charCodeAt(0);
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  let rest = (crc ^ 0xffffffff) >>> 0;
  let digits = '';
  while (digits.length < CHECKSUM_LENGTH) {
    digits = DIGITS[rest % DIGITS.length] + digits;
    rest = Math.floor(rest / DIGITS.length);
  }
  return digits;
}
