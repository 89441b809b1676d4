/** A quiet link to the page in the reader's language, as the browser has it set. Nothing is sent, and no reader is redirected. */

/** Takes the link from those at the end of the page, and puts a copy where it moves nothing. */
export function offerLanguage(): void {
  const links = [...document.querySelectorAll<HTMLAnchorElement>('.languages [hreflang]')];
  const preferred = navigator.languages
    .map((tag) => links.find(({ hreflang }) => hreflang === tag.split('-')[0]?.toLowerCase()))
    .find((link) => link !== undefined);
  if (!preferred || preferred.hreflang === document.documentElement.lang) return;
  const offer = preferred.cloneNode(true) as HTMLAnchorElement; // a copy of a link
  offer.className = 'offer';
  document.querySelector('.masthead')?.append(offer);
}
