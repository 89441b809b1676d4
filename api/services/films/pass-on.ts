/** What may be passed on of a film: in exports, and in everything else that others keep a copy of. */

import type { FilmFacts } from '../../../db/film.ts';
import type { ExportedFilm, StoredFilm } from '../../../db/queries/read-facts.ts';
import { mayPassOn } from '../../domain/film/licences.ts';

/** The licences, of those that are restricted, that the operator allows to be passed on; none by default. */
export type AllowedLicences = readonly string[];

/** Whether all facts of a film may be passed on. */
export function isOpen({ sources }: Pick<FilmFacts, 'sources'>, allowed: AllowedLicences): boolean {
  return sources.every((source) => mayPassOn(source, allowed));
}

/** A film without the facts that may not be passed on, as if it had been stored so; null if nothing is left of it. */
export async function passOn(
  film: ExportedFilm,
  allowed: AllowedLicences,
): Promise<ExportedFilm | null> {
  if (isOpen(film.facts, allowed)) return film;
  return withoutRestricted(film, allowed);
}

/** Loads the rules for ratings only for films that need them. */
async function withoutRestricted(
  { facts, stamp, deleted_at }: StoredFilm,
  allowed: AllowedLicences,
): Promise<ExportedFilm | null> {
  const { withoutSources } = await import('../../domain/film/without-sources.ts');
  const { canonicalFacts } = await import('./canonical-facts.ts');
  const { projectFilm } = await import('../../domain/film/project.ts');
  const left = withoutSources(facts, (source) => !mayPassOn(source, allowed));
  if (left === null) return null;
  const open = canonicalFacts(left);
  const { age, breakdown } = projectFilm(open, stamp).index.summary;
  return { facts: open, stamp, deleted_at, shown: { age, breakdown } };
}
