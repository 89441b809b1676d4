/** Where a person begins after signing in. */
export const AFTER_SIGN_IN = '/desk';

/** The page of the desk that someone opened before signing in; null if the text is the path of no such page. */
export function deskPath(text: string | null | undefined): string | null {
  return text != null && /^\/desk(?=[/?]|$)/.test(text) ? text : null;
}
