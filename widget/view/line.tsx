/** A line of the card that opens to what stands behind it. */

import type { ComponentChildren } from 'preact';
import type { Evidence, Paragraph } from '../../api/contract/evidence.ts';
import type { Words } from '../words.ts';
import { MaybeLink } from './maybe-link.tsx';

/** What the host asks for; empty where it says nothing. */
export interface Options {
  /** `off` hides the limits. */
  limits: string;
  /** `show` uncovers what gives away the plot. */
  spoilers: string;
  /** ISO 3166-1 alpha-2: whose certificates come first. */
  country: string;
  /** 1 to 6 makes the title a heading of this level. */
  headingLevel: string;
}

/** What all lines of a card share. */
export interface LineProps {
  /** Nothing until it is asked for, a sentence until it is there. */
  evidence: Evidence | string | undefined;
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
          <p role="status">{evidence}</p>
        ) : (
          evidence?.[of].map((paragraph) =>
            paragraph.spoiler && options.spoilers !== 'show' ? (
              <details>
                <summary>{words.spoiler}</summary>
                <Told {...paragraph} />
              </details>
            ) : (
              <Told {...paragraph} />
            ),
          )
        )}
      </div>
    </details>
  );
}

function Told({ text, lang, links }: Paragraph) {
  return (
    <p lang={lang ?? undefined} dir="auto">
      {text}
      {links.map((link) => [' ', <MaybeLink {...link} />])}
    </p>
  );
}
