/** Leads to the next films of a list, without a script. */

import { useLanguage } from '../layout/language.tsx';

/** `next` is the address of the next films; null at the end. */
export function MoreLink({ next }: { next: string | null }) {
  const { words } = useLanguage();
  return (
    next && (
      <a class="more" href={next}>
        {words.find.more}
      </a>
    )
  );
}
