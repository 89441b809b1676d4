/** Parses database addresses. No other file knows their forms. */

export interface DatabaseAddress {
  /** `file:…`, `libsql://…`, `https://…` or `http://…`. */
  url: string;
  authToken?: string | undefined;
}

/** The scheme in any case, as in every URL. */
const FILE_FORM = /^file:(?:\/\/)?([^?#]+)/i;

/** The path of an embedded database; undefined for a server, and for a database in memory. Throws a URIError for invalid percent-encoding. */
export function filePath({ url }: DatabaseAddress): string | undefined {
  const path = FILE_FORM.exec(url)?.[1];
  return path === undefined || path === ':memory:' ? undefined : decodeURIComponent(path);
}

/**
 * Whether an address names a file that can be opened. A database in memory does not: each connection would get a separate empty one.
 */
export function isFileAddress(url: string): boolean {
  const hasForm = /^file:(?!\/\/[^/]|:memory:)(?:[^?#%]|%[\da-f]{2})+$/i.test(url);
  return hasForm && namesFile({ url });
}

/** False for invalid percent-encoding, and for a NUL byte, at which the system would truncate the path. */
function namesFile(address: DatabaseAddress): boolean {
  try {
    return filePath(address)?.includes('\0') === false;
  } catch {
    return false;
  }
}
