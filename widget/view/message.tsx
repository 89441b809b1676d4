/** Shown instead of the card while there is none, or no film: a sentence, and what the host wrote inside the element. */

import type { CardFilm } from '../../api/contract/advisory.ts';
import type { Words } from '../words.ts';
import { MaybeLink } from './maybe-link.tsx';

interface MessageProps {
  /** Undefined while it loads; null if the service does not know it, false if it will look for it. */
  film?: CardFilm | null | false | undefined;
  /** Whether the request failed. */
  failed?: boolean;
  /** Undefined while they load: until then there is no text rather than one in another language. */
  words?: Words;
  /** The address of the film's page, linked if there may be one and the host wrote nothing inside the element. */
  page: string;
  retry: () => void;
}

export function Message({ film, failed, words, page, retry }: MessageProps) {
  return (
    <section part="message">
      <p role="status">
        {
          words?.[
            failed
              ? 'failed'
              : film === undefined
                ? 'loading'
                : film === null
                  ? 'notInCatalogue'
                  : 'lookedFor'
          ]
        }
      </p>
      <slot>
        {words && film === undefined && <MaybeLink text={words.wholeAdvisory} url={page} />}
      </slot>
      {words && failed && <button onClick={retry}>{words.retry}</button>}
    </section>
  );
}
