/** Parses IP addresses and ranges. Pure, so that it works on every platform. */

/** 4 or 16 bytes. */
export type IpAddress = readonly number[];

/** All addresses that begin with the first `bits` of an address. */
export interface IpRange {
  address: IpAddress;
  bits: number;
}

/**
 * Parses an IPv4 or IPv6 address; null if the text is not one. An IPv4-mapped IPv6 address (`::ffff:192.0.2.1`), which a server that
 * listens on both receives, becomes an IPv4 address.
 */
export function parseAddress(text: string): IpAddress | null {
  return text.includes(':') ? parseIpv6(text) : parseIpv4(text);
}

/** Parses an address (a range of one) or `address/bits` (CIDR); null if the text is neither. */
export function parseRange(text: string): IpRange | null {
  const [base = '', bits, ...rest] = text.split('/');
  const address = parseAddress(base);
  if (!address || rest.length > 0) return null;
  const maxBits = address.length * 8;
  if (bits === undefined) return { address, bits: maxBits };
  return /^\d{1,3}$/.test(bits) && Number(bits) <= maxBits ? { address, bits: Number(bits) } : null;
}

export function isInRange(address: IpAddress, { address: base, bits }: IpRange): boolean {
  if (address.length !== base.length) return false;
  return firstBits(address, bits) === firstBits(base, bits);
}

/** The first bits of an address as a text, the same for all addresses that share them. */
export function firstBits(address: IpAddress, bits: number): string {
  const masked = address.map(
    (byte, place) => byte & (0xff00 >> Math.min(8, Math.max(0, bits - 8 * place))),
  );
  return masked.map((byte) => (byte & 0xff).toString(16).padStart(2, '0')).join('');
}

function parseIpv4(text: string): number[] | null {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part))) return null;
  const bytes = parts.map(Number);
  return bytes.every((byte) => byte <= 255) ? bytes : null;
}

function parseIpv6(text: string): number[] | null {
  // A zone (`fe80::1%eth0`) names a network interface; it is not a part of the address.
  const address = text.replace(/%.*$/, '');
  const url = `http://[${address}]/`;
  if (!/^[\da-f:.]+$/i.test(address) || !URL.canParse(url)) return null;
  // A URL normalizes groups to hexadecimal, and may shorten one run of zeros to `::`.
  const [before = [], after = []] = new URL(url).hostname.slice(1, -1).split('::').map(bytesOf);
  const zeros = Array.from({ length: 16 - before.length - after.length }, () => 0);
  const bytes = [...before, ...zeros, ...after];
  const isMapped = bytes.slice(0, 12).every((byte, place) => byte === (place < 10 ? 0 : 0xff));
  return isMapped ? bytes.slice(12) : bytes;
}

/** The bytes of 16-bit groups between colons. */
function bytesOf(groups: string): number[] {
  if (groups === '') return [];
  return groups.split(':').flatMap((group) => {
    const number = Number.parseInt(group, 16);
    return [number >> 8, number & 0xff];
  });
}
