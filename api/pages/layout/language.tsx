/** The language of a page: its words, its writing direction, and its links. */

import { createContext, type ComponentChildren } from 'preact';
import { useContext } from 'preact/hooks';
import type { Context } from 'hono';
import type { Language } from '../../../widget/labels/languages.ts';
import type { AppEnv } from '../../http/app-env.ts';
import { ENGLISH, type Translation } from '../../http/translations.ts';
import { CODED_LANGUAGES } from './coded-languages.ts';

/** The language that an address asks for, by its first part. */
export function languageAt(path: string): Language {
  const [, first] = path.split('/');
  return CODED_LANGUAGES.find((language) => language === first) ?? 'en';
}

/**
 * The address of a page in a language. Paths of what has no language, such as `/v1/films`, must not be passed.
 *
 * @example
 * pathIn('es', '/films/her-2013') // '/es/films/her-2013'
 */
export function pathIn(language: Language, path: string): string {
  if (language === 'en') return path;
  return `/${language}${path === '/' ? '' : path}`;
}

/** The translation for the page that a request asks for. */
export function translationOf(c: Context<AppEnv>): Promise<Translation> {
  return c.get('translate')(languageAt(c.req.path));
}

const PageLanguage = createContext<Translation>(ENGLISH);

/** The page's language for everything inside. */
export function InLanguage({
  translation,
  children,
}: {
  translation: Translation;
  children: ComponentChildren;
}) {
  return <PageLanguage.Provider value={translation}>{children}</PageLanguage.Provider>;
}

/** How a page speaks: its language and its words. */
export type Speech = ReturnType<typeof useLanguage>;

/** The language of the page that a component is in. */
export function useLanguage() {
  const { language, words, pageWords } = useContext(PageLanguage);
  return {
    language,
    /** The labels of the card. */
    labels: words,
    words: pageWords,
    /** The address of another page in this language. */
    link: (path: string) => pathIn(language, path),
  };
}
