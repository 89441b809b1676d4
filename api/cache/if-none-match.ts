/** Whether a client has an answer already (RFC 9110, 13.1.2). */

/** Compares as that header asks for: a weak tag is as good as a strong one, and a star is any. */
export function hasTag(ifNoneMatch: string, etag: string): boolean {
  if (ifNoneMatch === etag) return true;
  const opaque = withoutWeakness(etag);
  return ifNoneMatch
    .split(',')
    .map((tag) => tag.trim())
    .some((tag) => tag === '*' || withoutWeakness(tag) === opaque);
}

function withoutWeakness(tag: string): string {
  return tag.startsWith('W/') ? tag.slice(2) : tag;
}
