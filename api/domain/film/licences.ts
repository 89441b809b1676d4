/** Licences and terms that forbid to pass facts on, or that ask for a notice where they are shown. */

import type { SourceFacts } from '../../../db/film.ts';

interface Terms {
  /** What must stand wherever facts of such sources are shown; null if nothing must. */
  notice: string | null;
  /** Whether an operator may have the right to pass them on, and may say so in the settings. */
  operatorDecides: boolean;
}

/** By the licence of a source, in capital letters. Facts under every other licence, or under an unknown one, may be passed on. */
const RESTRICTED: Readonly<Record<string, Terms>> = {
  TMDB: {
    notice:
      'This product uses TMDB and the TMDB APIs but is not endorsed, certified, or otherwise approved by TMDB.',
    operatorDecides: false,
  },
  KMRB: { notice: null, operatorDecides: true },
};

/** The licences that an operator may allow to be passed on. */
export const ALLOWABLE_LICENCES: readonly string[] = Object.entries(RESTRICTED)
  .filter(([, { operatorDecides }]) => operatorDecides)
  .map(([licence]) => licence);

type Licensed = Pick<SourceFacts, 'licence'>;

function termsOf({ licence }: Licensed): Terms | undefined {
  const name = licence?.trim().toUpperCase() ?? '';
  return Object.hasOwn(RESTRICTED, name) ? RESTRICTED[name] : undefined;
}

/** The licences that forbid to pass facts on. */
export function restrictedLicences(): ({ licence: string } & Terms)[] {
  return Object.entries(RESTRICTED).map(([licence, terms]) => ({ licence, ...terms }));
}

/** Whether facts of the source may not be passed on, unless the operator says otherwise. */
export function isRestricted(source: Licensed): boolean {
  return termsOf(source) !== undefined;
}

/** Whether facts of the source may be passed on; `allowed` are the licences that the operator allows. */
export function mayPassOn(source: Licensed, allowed: readonly string[]): boolean {
  const terms = termsOf(source);
  if (!terms) return true;
  return terms.operatorDecides && allowed.includes(source.licence?.trim().toUpperCase() ?? '');
}

/** The notices that must stand where facts of these sources are shown, each once. */
export function noticesOf(sources: readonly Licensed[]): string[] {
  return [...new Set(sources.flatMap((source) => termsOf(source)?.notice ?? []))];
}
