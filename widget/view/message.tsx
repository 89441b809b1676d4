/** What stands in the card's place while there is none: a sentence, and whatever the host wrote inside the element. */

import type { Words } from '../labels/en.ts';
import { MaybeLink } from './maybe-link.tsx';

interface MessageProps {
  text: string;
  words: Words;
  /** The film's page, for where the host wrote nothing; null where there is none. */
  page: string | null;
  retry: (() => void) | false;
}

export function Message({ text, words, page, retry }: MessageProps) {
  return (
    <div class="message">
      <p role="status">{text}</p>
      <slot>
        <MaybeLink text={words.wholeAdvisory} url={page} />
      </slot>
      {retry && <button onClick={retry}>{words.retry}</button>}
    </div>
  );
}
