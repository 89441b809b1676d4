/** The script: registers the element, and puts a card where its own tag names a film. The only file with side effects. */

import { ContentAdvisory } from './element.tsx';

const NAME = 'content-advisory';
const script = document.currentScript as HTMLScriptElement | null; // a classic script, or null in a module

// An older browser keeps what the host wrote inside the element.
if (CSS.supports('color', 'light-dark(#000, #fff)') && !customElements.get(NAME)) {
  ContentAdvisory.defaultApi = script ? new URL(script.src).origin : location.origin;
  customElements.define(NAME, ContentAdvisory);
}

const film = script?.dataset['film'];
if (script && film) {
  const card = document.createElement(NAME);
  card.setAttribute('film', film);
  card.setAttribute('api', script.dataset['api'] ?? new URL(script.src).origin);
  script.after(card);
}
