/**
 * Puts what is of the reader's country first, by the language that the browser is set to. No request tells the country, so that a page is
 * the same for everyone and stays in every cache. Runs in the browser.
 */

import { regionOf } from '../../domain/text/region-of.ts';

/** ISO 3166-1 alpha-2: `GB` for `en-GB`, `DE` for `de`. */
export function readerCountry(): string {
  return regionOf(navigator.language);
}

/** Moves the certificates and the choices of the reader's country to the front. */
export function putOwnCountryFirst(): void {
  const country = readerCountry();
  for (const list of document.querySelectorAll('[data-by-country]')) {
    const own = list.querySelectorAll(`:scope > [data-country="${country}"]`);
    const first = list.querySelector(':scope > [data-country]');
    first?.before(...own);
  }
}
