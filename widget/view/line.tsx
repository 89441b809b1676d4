/** A line of the card that opens to its evidence: notes and sources. */

import type { ComponentChildren } from 'preact';
import type { Evidence } from '../../api/contract/evidence.ts';
import type { CardOptions } from '../options.ts';
import type { Words } from '../words.ts';
import { MaybeLink } from './maybe-link.tsx';

/** The options that the views use. */
export type Options = Pick<CardOptions, 'spoilers' | 'country'> &
  Partial<Pick<CardOptions, 'heading-level'>>;

/** What all lines of a card share. */
export interface LineProps {
  /** Undefined until it is requested. */
  evidence?: Evidence | 'loading' | 'failed' | undefined;
  words: Words;
  options: Options;
  /** Called when a line opens or closes. */
  onToggle?: () => void;
  /** Whether the lines start open, as for print. */
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
            const paragraph = (
              <p lang={lang ?? undefined} dir={lang ? 'auto' : undefined}>
                {text}
                {links.map((link) => [' · ', <MaybeLink {...link} />])}
              </p>
            );
            return spoiler && options.spoilers !== 'show' ? (
              <details>
                <summary>{words.spoiler}</summary>
                {paragraph}
              </details>
            ) : (
              paragraph
            );
          })
        )}
      </div>
    </details>
  );
}
