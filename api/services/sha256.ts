/** Hashes text. Works on Node and on Workers. */

/** The SHA-256 of a text in UTF-8, as 43 characters of base64url. */
export async function sha256(text: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', UTF_8.encode(text)));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

const UTF_8 = new TextEncoder();
