/** The catalogues of all languages, each held against the type of the English one. For the pages and the build: the script holds English alone. */

import type { Catalogue } from '../words.ts';
import ar from './ar.json' with { type: 'json' };
import de from './de.json' with { type: 'json' };
import en from './en.json' with { type: 'json' };
import es from './es.json' with { type: 'json' };
import fr from './fr.json' with { type: 'json' };
import hi from './hi.json' with { type: 'json' };
import it from './it.json' with { type: 'json' };
import ja from './ja.json' with { type: 'json' };
import nl from './nl.json' with { type: 'json' };
import pl from './pl.json' with { type: 'json' };
import pt from './pt.json' with { type: 'json' };
import tr from './tr.json' with { type: 'json' };
import zh from './zh.json' with { type: 'json' };

/** By language, as the first part of a BCP 47 tag names it. */
export const CATALOGUES = {
  en,
  ar,
  de,
  es,
  fr,
  hi,
  it,
  ja,
  nl,
  pl,
  pt,
  tr,
  zh,
} satisfies Readonly<Record<string, Catalogue>>;

export type Language = keyof typeof CATALOGUES;
