/** The script `widget.js`: registers the element, and adds cards for script tags and divs that name a film. */

import { ContentAdvisory } from './element.tsx';

const TAG = 'content-advisory';
/** For sites that remove unknown elements: `<div data-content-advisory="her-2013">`. */
const DIV_SELECTOR = 'div[data-content-advisory]';
const script = document.currentScript as HTMLScriptElement | null; // a classic script, or null in a module
const { origin } = new URL(script?.src ?? location.href);

// An older browser shows what the host wrote inside the element. If the script is included twice, the first one serves the page.
if (CSS.supports('color', 'light-dark(red,red)') && !customElements.get(TAG)) {
  ContentAdvisory.defaultApi = origin;
  customElements.define(TAG, ContentAdvisory);
  new MutationObserver(fillDivs).observe(document, { childList: true, subtree: true });
  fillDivs();
}

if (script?.dataset['film']) script.after(createCard(script));

function fillDivs(): void {
  for (const div of document.querySelectorAll<HTMLElement>(DIV_SELECTOR)) {
    const card = createCard(div);
    card.setAttribute('film', div.dataset['contentAdvisory'] ?? '');
    card.append(...div.childNodes);
    div.append(card);
    delete div.dataset['contentAdvisory'];
  }
}

/** A card with the options that an element has as `data-…` attributes. */
function createCard({ attributes }: HTMLElement): HTMLElement {
  const card = document.createElement(TAG);
  // Even if another script serves the page, this card's film comes from this script's service.
  card.setAttribute('api', origin);
  for (const { name, value } of attributes)
    if (name.startsWith('data-')) card.setAttribute(name.slice(5), value);
  return card;
}
