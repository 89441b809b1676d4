/** What stands in the card's place while there is none: a sentence, and whatever the host wrote inside the element. */

import type { CardFilm } from '../../api/contract/advisory.ts';
import type { Words } from '../words.ts';
import { MaybeLink } from './maybe-link.tsx';

interface MessageProps {
  /** Nothing while it is asked for, null where the service does not know it. */
  film?: CardFilm | null;
  /** Whether it cannot be had. */
  failed?: boolean;
  /** Nothing while they are not there: then nothing is said rather than something in another language. */
  words?: Words;
  /** The film's page, for where the host wrote nothing. */
  page: string;
  retry: () => void;
}

export function Message({ film, failed, words, page, retry }: MessageProps) {
  const state = failed ? 'failed' : film === null ? 'notInCatalogue' : 'loading';
  return (
    <section part="message">
      <p role="status">{words?.[state]}</p>
      <slot>{words && film !== null && <MaybeLink text={words.wholeAdvisory} url={page} />}</slot>
      {words && failed && <button onClick={retry}>{words.retry}</button>}
    </section>
  );
}
