/** A text of the page's words with links or other elements in the place of its placeholders. */

import type { ComponentChildren } from 'preact';

interface SayProps {
  text: string;
  /** What stands for each placeholder, by its name. */
  values: Readonly<Record<string, ComponentChildren>>;
}

/** `<Say text="Write to {contact}." values={{ contact: <a …/> }} />` */
export function Say({ text, values }: SayProps) {
  return (
    <>{text.split(/\{(\w+)\}/).map((part, place) => (place % 2 === 0 ? part : values[part]))}</>
  );
}
