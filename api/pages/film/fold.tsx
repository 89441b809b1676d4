/** A part of a film's page that is closed until the reader wants it. Printed, it is open. */

import type { ComponentChildren } from 'preact';

interface FoldProps {
  title: string;
  /** Of what is inside: a browser that follows a link to it opens the fold. */
  id?: string;
  children: ComponentChildren;
}

export function Fold({ title, id, children }: FoldProps) {
  return (
    <details class="fold">
      <summary>
        <h2>{title}</h2>
      </summary>
      <section id={id}>{children}</section>
    </details>
  );
}
