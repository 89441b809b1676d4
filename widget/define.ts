/** The script: registers the element, and puts cards where tags and divisions of the page ask for them. The only file with side effects. */

import { ContentAdvisory } from './element.tsx';

const NAME = 'content-advisory';
/** For places where unknown elements are taken out: `<div data-content-advisory="her-2013">`. */
const DIVISIONS = 'div[data-content-advisory]';
const script = document.currentScript as HTMLScriptElement | null; // a classic script, or null in a module
const { origin } = new URL(script?.src ?? location.href);

// An older browser keeps what the host wrote; of two scripts, the first serves the page.
if (CSS.supports('color', 'light-dark(red,red)') && !customElements.get(NAME)) {
  ContentAdvisory.defaultApi = origin;
  customElements.define(NAME, ContentAdvisory);
  new MutationObserver(fillDivisions).observe(document, { childList: true, subtree: true });
  fillDivisions();
}

if (script?.dataset['film']) script.after(newCard(script));

function fillDivisions(): void {
  for (const division of document.querySelectorAll<HTMLElement>(DIVISIONS)) {
    const card = newCard(division);
    card.setAttribute('film', division.dataset['contentAdvisory'] ?? '');
    card.append(...division.childNodes);
    division.append(card);
    delete division.dataset['contentAdvisory'];
  }
}

/** A card with the options that an element holds as `data-…`. */
function newCard({ attributes }: HTMLElement): HTMLElement {
  const card = document.createElement(NAME);
  // Where another script serves the page, the film still comes from this one's service.
  card.setAttribute('api', origin);
  for (const { name, value } of attributes)
    if (name.startsWith('data-')) card.setAttribute(name.slice(5), value);
  return card;
}
