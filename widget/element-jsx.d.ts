/** Lets our own pages write the element in JSX. */

import type { ComponentChildren } from 'preact';

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'content-advisory': {
        film: string;
        layout?: string;
        theme?: string;
        lang?: string;
        api?: string;
        children?: ComponentChildren;
      };
    }
  }
}
