/** Lets our own pages write the element in JSX. */

import type { ComponentChildren } from 'preact';
import type { CardOptions } from './options.ts';

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'content-advisory': Partial<CardOptions> & { film: string; children?: ComponentChildren };
    }
  }
}
