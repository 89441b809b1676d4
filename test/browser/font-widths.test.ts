/** The table from which the heights of cards are worked out. */

import { expect, it } from 'vitest';
import widths from '../../api/pages/builder/font-widths.json' with { type: 'json' };
import { useHost } from '../helpers/host-page.ts';
import { FONT_PAGE, measureFonts } from './font-widths.ts';

const host = useHost();

it('The widths of characters are what the default fonts of browsers have', async () => {
  const { page } = await host.visit(FONT_PAGE);
  expect(widths).toEqual(await measureFonts(page));
});
