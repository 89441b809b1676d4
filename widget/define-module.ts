/** The entry `define` of the package: registers the element. In a bundle there is no script tag to take the service's address from. */

import { ContentAdvisory } from './element.tsx';

const TAG = 'content-advisory';

// An older browser shows what the host wrote inside the element. If the element is registered twice, the first one serves the page.
if (CSS.supports('color', 'light-dark(red,red)') && !customElements.get(TAG))
  customElements.define(TAG, ContentAdvisory);

export { ContentAdvisory };
