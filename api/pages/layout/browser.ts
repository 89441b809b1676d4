/** Runs on the pages for parents, before the card's element: what a page does in the browser besides its own work. */

import { holdCards } from './hold-cards.ts';
import { offerLanguage } from './language-offer.ts';
import { putOwnCountryFirst } from './reader-country.ts';
import { startServiceWorker } from './save-page.ts';
import { searchBox } from './search-box.ts';

holdCards();
offerLanguage();
putOwnCountryFirst();
for (const form of document.querySelectorAll<HTMLFormElement>(
  'form[data-search]:not([data-chooses])',
))
  searchBox(form);
startServiceWorker();
