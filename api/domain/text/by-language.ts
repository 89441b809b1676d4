/** Formatters of `Intl`, one for each language: to make one takes as long as to use it a hundred times. Pure. */

/** Calls `make` once for each language. */
export function byLanguage<Made>(make: (language: string) => Made): (language: string) => Made {
  const made = new Map<string, Made>();
  return (language) => {
    const known = made.get(language);
    if (known !== undefined) return known;
    const fresh = make(language);
    made.set(language, fresh);
    return fresh;
  };
}

const lists = byLanguage((language) => new Intl.ListFormat(language));

/**
 * Texts as the language lists them.
 *
 * @example
 * listText(['language', 'violence'], 'en') // 'language and violence'
 */
export function listText(texts: readonly string[], language: string): string {
  return lists(language).format(texts);
}
