/** Shown instead of the card while there is none: a sentence, and what the host wrote inside the element. */

import type { CardFilm } from '../../api/contract/advisory.ts';
import type { Words } from '../words.ts';
import { MaybeLink } from './maybe-link.tsx';

interface MessageProps {
  /** Undefined while it loads; null if the service does not know it. */
  film?: CardFilm | null;
  /** Whether the request failed. */
  failed?: boolean;
  /** Undefined while they load: until then there is no text rather than one in another language. */
  words?: Words;
  /** The address of the film's page, linked if the host wrote nothing inside the element. */
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
