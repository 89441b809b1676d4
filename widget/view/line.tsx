/** A line of the card that opens to its evidence: notes and sources. */

import type { ComponentChildren } from 'preact';
import type { Evidence, Paragraph } from '../../api/contract/evidence.ts';
import type { CardOptions } from '../options.ts';
import type { Words } from '../words.ts';
import { MaybeLink } from './maybe-link.tsx';

/** The options that the views use. */
export type Options = Pick<CardOptions, 'spoilers' | 'country'> &
  Partial<Pick<CardOptions, 'heading-level' | 'layout'>>;

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
  const { evidence, of, part, children, onToggle, open, words } = props;
  return (
    <details part={part} open={open} onToggle={onToggle}>
      <summary>{children}</summary>
      <div part="evidence">
        {typeof evidence === 'string' ? (
          <p role="status">{words[evidence]}</p>
        ) : (
          evidence && <Paragraphs {...props} paragraphs={evidence[of]} isList={of === 'talk'} />
        )}
      </div>
    </details>
  );
}

interface ParagraphsProps {
  paragraphs: readonly Paragraph[];
  isList: boolean;
  words: Words;
  options: Options;
}

function Paragraphs({ paragraphs, isList, words, options }: ParagraphsProps) {
  const texts = paragraphs.map(({ text, lang, links, spoiler }) => {
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
  });
  return isList ? (
    <ul>
      {texts.map((text) => (
        <li>{text}</li>
      ))}
    </ul>
  ) : (
    texts
  );
}
