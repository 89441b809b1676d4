/** A line of the card that opens to what stands behind it. */

import type { ComponentChildren } from 'preact';
import type { Evidence } from '../../api/contract/evidence.ts';
import type { Words } from '../words.ts';
import { MaybeLink } from './maybe-link.tsx';

/** What the host asks for; empty where it says nothing. */
export interface Options {
  /** `show` uncovers what gives away the plot. */
  spoilers: string;
  /** ISO 3166-1 alpha-2: whose certificates come first. */
  country: string;
  /** 1 to 6 makes the title a heading of this level. */
  'heading-level'?: string;
}

/** What all lines of a card share. */
export interface LineProps {
  /** Nothing until it is asked for. */
  evidence?: Evidence | 'loading' | 'failed' | undefined;
  words: Words;
  options: Options;
  /** Called when a line opens or closes. */
  onToggle?: () => void;
  /** Whether the lines start open, as on paper. */
  open?: boolean;
}

export function Line(
  props: LineProps & { of: keyof Evidence; part?: string; children: ComponentChildren },
) {
  const { evidence, of, part, children, onToggle, open, words, options } = props;
  return (
    <details part={part} open={open} onToggle={onToggle}>
      <summary>{children}</summary>
      <div part="evidence">
        {typeof evidence === 'string' ? (
          <p role="status">{words[evidence]}</p>
        ) : (
          evidence?.[of].map(({ text, lang, links, spoiler }) => {
            const told = (
              <p lang={lang ?? undefined} dir={lang ? 'auto' : undefined}>
                {text}
                {links.map((link) => [' · ', <MaybeLink {...link} />])}
              </p>
            );
            return spoiler && options.spoilers !== 'show' ? (
              <details>
                <summary>{words.spoiler}</summary>
                {told}
              </details>
            ) : (
              told
            );
          })
        )}
      </div>
    </details>
  );
}
