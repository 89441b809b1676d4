/** A title or a name with text of ours before or after it: its writing direction ends where it ends. */

import { withoutBidiControls } from '../../api/domain/text/isolate.ts';

export function Isolated({ text }: { text: string }) {
  return <bdi>{withoutBidiControls(text)}</bdi>;
}
