/** The titles of a film beside its main one. Pure. */

import type { FilmFacts, Titles } from '../../../db/film.ts';
import { LANGUAGES } from '../../../widget/labels/languages.ts';

export interface OtherTitle {
  title: string;
  /** A BCP 47 tag in lower case; null if unknown. */
  language: string | null;
}

export type Titled = Pick<FilmFacts, 'title' | 'titles'> & {
  details: Pick<FilmFacts['details'], 'original_title' | 'original_language'>;
};

/** The original title and then the titles by language, each title once and without the main one. */
export function otherTitles({ title, titles, details }: Titled): OtherTitle[] {
  const { original_title, original_language } = details;
  const all = [
    ...(original_title === null ? [] : [{ title: original_title, language: original_language }]),
    ...Object.entries(titles).map(([language, one]) => ({ title: one, language })),
  ];
  const seen = new Set([title]);
  return all.filter((one) => !seen.has(one.title) && seen.add(one.title));
}

/** The titles for the languages of the card, where they are not the main one: of `pt-br` for `pt` if there is no `pt`. */
export function cardTitles({ title, titles }: Pick<FilmFacts, 'title' | 'titles'>): Titles {
  const shown = LANGUAGES.flatMap((language) => {
    const regional = Object.keys(titles).find((tag) => tag.startsWith(`${language}-`));
    const one = titles[language] ?? titles[regional ?? ''];
    return one === undefined || one === title ? [] : [[language, one] as const];
  });
  return Object.fromEntries(shown);
}
