/** Addresses of the Internet Protocol as numbers, and ranges of them. Pure, so that it works on every platform. */

/** 4 or 16 bytes. */
export type IpAddress = readonly number[];

/** All addresses that begin with the first `bits` of an address. */
export interface IpRange {
  address: IpAddress;
  bits: number;
}

/**
 * Reads an address of version 4 or 6; null where the text is none. A version 4 address within version 6 (`::ffff:192.0.2.1`), as a
 * server that listens on both sees it, is one of version 4.
 */
export function parseAddress(text: string): IpAddress | null {
  return text.includes(':') ? parseVersion6(text) : parseVersion4(text);
}

/** Reads an address (a range of one) or `address/bits`; null where the text is neither. */
export function parseRange(text: string): IpRange | null {
  const [base = '', bits, ...rest] = text.split('/');
  const address = parseAddress(base);
  if (!address || rest.length > 0) return null;
  const most = address.length * 8;
  if (bits === undefined) return { address, bits: most };
  return /^\d{1,3}$/.test(bits) && Number(bits) <= most ? { address, bits: Number(bits) } : null;
}

export function isInRange(address: IpAddress, { address: base, bits }: IpRange): boolean {
  if (address.length !== base.length) return false;
  return firstBits(address, bits) === firstBits(base, bits);
}

/** The first bits of an address as a text, the same for all addresses that share them. */
export function firstBits(address: IpAddress, bits: number): string {
  const kept = address.map(
    (byte, place) => byte & (0xff00 >> Math.min(8, Math.max(0, bits - 8 * place))),
  );
  return kept.map((byte) => (byte & 0xff).toString(16).padStart(2, '0')).join('');
}

function parseVersion4(text: string): number[] | null {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part))) return null;
  const bytes = parts.map(Number);
  return bytes.every((byte) => byte <= 255) ? bytes : null;
}

function parseVersion6(text: string): number[] | null {
  // A zone (`fe80::1%eth0`) says where an address of a link is, not which one.
  const address = text.replace(/%.*$/, '');
  const url = `http://[${address}]/`;
  if (!/^[\da-f:.]+$/i.test(address) || !URL.canParse(url)) return null;
  // A URL writes every group in hexadecimal, and may leave out one run of zeros.
  const [before = [], after = []] = new URL(url).hostname.slice(1, -1).split('::').map(bytesOf);
  const zeros = Array.from({ length: 16 - before.length - after.length }, () => 0);
  const bytes = [...before, ...zeros, ...after];
  const isMapped = bytes.slice(0, 12).every((byte, place) => byte === (place < 10 ? 0 : 0xff));
  return isMapped ? bytes.slice(12) : bytes;
}

/** The bytes of groups of 16 bits between colons. */
function bytesOf(groups: string): number[] {
  if (groups === '') return [];
  return groups.split(':').flatMap((group) => {
    const number = Number.parseInt(group, 16);
    return [number >> 8, number & 0xff];
  });
}
