/** A text by an editor, a board or another service: it stays in the language in which it was written, and is marked with it. */

import { Isolated } from '../../../widget/view/isolated.tsx';
import { languageOf } from '../../domain/text/language-of.ts';
import { useLanguage } from './language.tsx';

export function AsWritten({ text }: { text: string }) {
  const { language } = useLanguage();
  const own = languageOf(text);
  return own === language ? (
    <Isolated text={text} />
  ) : (
    <span lang={own}>
      <Isolated text={text} />
    </span>
  );
}
