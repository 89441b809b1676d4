/** Shown instead of the card while there is none: a sentence, and what the host wrote inside the element. */

import type { Words } from '../words.ts';
import { MaybeLink } from './maybe-link.tsx';

interface MessageProps {
  /** Whether the request failed. */
  failed?: boolean;
  /** Undefined while they load: until then there is no text rather than one in another language. */
  words?: Words;
  /** The address of the film's page, linked if the host wrote nothing inside the element. */
  page: string;
  retry: () => void;
}

export function Message({ failed, words, page, retry }: MessageProps) {
  return (
    <section part="message">
      <p role="status">{words?.[failed ? 'failed' : 'loading']}</p>
      <slot>{words && <MaybeLink text={words.wholeAdvisory} url={page} />}</slot>
      {words && failed && <button onClick={retry}>{words.retry}</button>}
    </section>
  );
}
