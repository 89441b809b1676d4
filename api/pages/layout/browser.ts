/**
 * Runs on the pages for parents: holds the room of cards, offers the reader's language, answers the search while the reader types, and
 * starts the service worker.
 */

import { holdCards } from './hold-card.ts';
import { offerLanguage } from './language-offer.ts';
import { startServiceWorker } from './save-page.ts';
import { searchBox } from './search-box.ts';

// Before the card's own script, which is after this one.
holdCards();
offerLanguage();
for (const form of document.querySelectorAll<HTMLFormElement>(
  'form[data-search]:not([data-chooses])',
))
  searchBox(form);
startServiceWorker();
