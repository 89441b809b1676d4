/** Registers the element where it comes out of the package: no script tag says there where the service is. */

import { ContentAdvisory } from './element.tsx';

const NAME = 'content-advisory';

// An older browser keeps what the host wrote; of two scripts, the first serves the page.
if (CSS.supports('color', 'light-dark(#000, #fff)') && !customElements.get(NAME))
  customElements.define(NAME, ContentAdvisory);

export { ContentAdvisory };
