/** Runs on the pages for parents: offers the reader's language, and answers the search while the reader types. */

import { offerLanguage } from './language-offer.ts';
import { searchBox } from './search-box.ts';

offerLanguage();
for (const form of document.querySelectorAll<HTMLFormElement>(
  'form[data-search]:not([data-chooses])',
))
  searchBox(form);
