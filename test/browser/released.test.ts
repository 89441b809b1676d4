/** Pages that pin a released version of the script still get a whole card, in today's labels. */

import type { Locator } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { CATALOGUES } from '../helpers/catalogues.ts';
import released from '../../widget/released/versions.json' with { type: 'json' };
import { cardOn, hostPage, useHost } from '../helpers/host-page.ts';

const host = useHost();

describe.each(Object.entries(released))('A page that pins %s', (version, integrity) => {
  it.each(['de', 'ja', 'ar'] as const)('shows the card and the panel in %s', async (lang) => {
    const labels = CATALOGUES[lang];
    const script = host.script(
      `async crossorigin integrity="${integrity}"`,
      `/widget/${version}/widget.js`,
    );
    const { page, errors } = await host.visit(hostPage(host.element() + script, { lang }), {
      end: '#content-advisory=9',
    });
    await cardOn(page).waitFor();
    // Before 0.4.0, the question opened the panel.
    const [line, question] = [labels.more, labels.myChild].map((hasText) =>
      page.locator('summary', { hasText }),
    ) as [Locator, Locator];
    await line.or(question).first().click();
    await page.locator('[part=panel]').waitFor();
    const text = await cardOn(page).innerText();
    for (const label of [
      ...Object.values(labels.categories),
      labels.levels.concern[4],
      labels.levels.positive[3],
      labels.verdicts.not_yet,
      labels.wholeAdvisory,
      labels.addChild,
    ])
      expect(text).toContain(label);
    expect(text).not.toMatch(/undefined|[{}]/);
    expect(errors).toEqual([]);
  });
});
