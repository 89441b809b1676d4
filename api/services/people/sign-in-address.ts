/** The address of a sign-in link. */

/**
 * An address on this machine gets the name `localhost`, because passkeys need a name.
 *
 * @example
 * signInAddress('http://127.0.0.1:8787', token) // 'http://localhost:8787/sign-in/link/…'
 */
export function signInAddress(publicUrl: string, token: string): string {
  const origin = publicUrl.replace(/^http:\/\/127\.0\.0\.1(?=[:/]|$)/, 'http://localhost');
  return `${origin}/sign-in/link/${token}`;
}
