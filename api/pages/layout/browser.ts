/**
 * Runs on the pages for parents: offers the reader's language, answers the search while the reader types, and starts the service worker.
 */

import { offerLanguage } from './language-offer.ts';
import { startServiceWorker } from './save-page.ts';
import { searchBox } from './search-box.ts';

offerLanguage();
for (const form of document.querySelectorAll<HTMLFormElement>(
  'form[data-search]:not([data-chooses])',
))
  searchBox(form);
startServiceWorker();
