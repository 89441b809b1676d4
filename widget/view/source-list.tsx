/** Who says so: the names of the sources, linked where an address is known. */

import type { Advisory } from '../../api/contract/advisory.ts';
import type { Words } from '../labels/en.ts';
import { MaybeLink } from './maybe-link.tsx';

interface SourceListProps {
  /** Indexes into `sources`. */
  cited: readonly number[];
  sources: Advisory['sources'];
  words: Words;
}

export function SourceList({ cited, sources, words }: SourceListProps) {
  const named = cited.flatMap((index) => sources[index] ?? []);
  if (named.length === 0) return null;
  return (
    <>
      {words.sources}:{' '}
      {named.map(({ name, url, read_at }, place) => (
        <>
          {place > 0 && '; '}
          <MaybeLink text={name} url={url} />
          {read_at && ` (${words.sourceRead(read_at)})`}
        </>
      ))}
      .
    </>
  );
}
