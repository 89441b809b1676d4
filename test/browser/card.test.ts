/** The card on a page of another origin: what it says, and what stands behind each line. */

import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { rulesForHer } from '../helpers/reserved-rules.ts';
import { accessibilityViolations } from '../helpers/browser.ts';
import { dejavuFaces } from '../helpers/host-fonts.ts';
import { cardOn, hostPage, useHost } from '../helpers/host-page.ts';

const host = useHost();

/** How far each meter is filled, in steps. */
const metersOf = (page: Page) =>
  page
    .locator('[part^=meter]')
    .evaluateAll((meters) =>
      meters.map((meter) => parseFloat(getComputedStyle(meter).backgroundSize) / 20),
    );
describe('the card', () => {
  it('shows the film, its age and its seven categories with level as word and picture', async () => {
    const { page, errors } = await host.visit(hostPage(host.element() + host.script()));
    await cardOn(page).waitFor();
    expect(await page.locator('[part=title]').innerText()).toBe('Her');
    expect(await page.locator('[part=facts]').innerText()).toBe(
      '2013\u{a0}· 2\u{a0}h\u{a0}6\u{a0}min\u{a0}· R',
    );
    expect(await page.locator('[part=age]').innerText()).toBe('16+');
    expect(await page.locator('[part=row] > summary').allInnerTexts()).toEqual(
      [
        ['Language', 'strong'],
        ['Sex', 'strong'],
        ['Drinking, drugs', 'mild'],
        ['Violence', 'minimal'],
        ['Frightening', 'mild'],
        ['Positive messages', 'clear'],
        ['Role models', 'clear'],
      ].map((words) => words.join('\n')),
    );
    expect(await metersOf(page)).toEqual([4, 4, 2, 1, 2, 3, 3]);
    expect(errors).toEqual([]);
  });

  it('opens a note with its basis and its sources, by keyboard alone', async () => {
    const { page } = await host.visit(hostPage(host.element() + host.script()));
    await cardOn(page).waitFor();
    const sex = page.locator('[part=row]', { hasText: 'Sex' }).first();
    expect(await sex.locator('[part=evidence]').isVisible()).toBe(false);
    await sex.locator('summary').first().focus();
    await page.keyboard.press('Enter');
    await sex.getByText('Rated by').waitFor();
    const evidence = await sex.locator('[part=evidence]').innerText();
    expect(evidence).toContain('phone sex');
    expect(evidence).toContain(
      'Rated by our editors (high confidence). Sources · Common Sense Media, as of 2024-12',
    );
    expect(
      await sex.getByRole('link', { name: 'Common Sense Media' }).getAttribute('href'),
    ).toMatch(/^https:/);
  });

  it('covers a note that gives away the plot until it is asked for', async () => {
    const { page } = await host.visit(hostPage(host.element() + host.script()));
    await cardOn(page).waitFor();
    const row = page.locator('[part=row]', { hasText: 'Frightening' });
    await row.locator('summary').first().click();
    expect(await row.getByText('ends on a roof').isVisible()).toBe(false);
    await row.getByText('spoiler').click();
    expect(await row.getByText('ends on a roof').isVisible()).toBe(true);
  });

  it('tells why this age, the official rating, what others say, and where the full advisory is', async () => {
    const { page } = await host.visit(hostPage(host.element() + host.script()));
    await cardOn(page).waitFor();
    for (const summary of ['Why this age · Sex', 'Official rating · MPA R']) {
      await page.getByText(summary).click();
    }
    await page.getByText('make it 16+').waitFor();
    const text = await cardOn(page).innerText();
    expect(text).toContain('make it 16+');
    expect(text).toContain('MPA R (US): Under 17 only with an adult.');
    expect(text).toContain('Common Sense Media 16+');
    expect(await page.getByText('Full advisory').getAttribute('href')).toBe(
      `${host.service.url}/films/her-2013`,
    );
  });

  it.each([280, 320])('breaks no word at %i px, in a wide font', async (width) => {
    const font = `${dejavuFaces('DejaVu Sans')} body { font-family: 'DejaVu Sans' }`;
    const css = `${rulesForHer()} ${font}`;
    const { page } = await host.visit(hostPage(host.element() + host.script(), { css }), {
      viewport: { width, height: 1000 },
    });
    await cardOn(page).waitFor();
    await page.evaluate(() => document.fonts.ready.then(() => null));
    const broken = await page.locator('[part=row] > summary').evaluateAll((names) =>
      names
        .filter((name) => {
          const lines =
            name.getBoundingClientRect().height / parseFloat(getComputedStyle(name).lineHeight);
          return Math.round(lines) > (name.textContent ?? '').split(' ').length;
        })
        .map((name) => name.textContent),
    );
    expect(broken).toEqual([]);
  });

  it('tells the level by more than colour in forced colours', async () => {
    const { page } = await host.visit(hostPage(host.element() + host.script()), {
      forcedColors: 'active',
    });
    await cardOn(page).waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
    expect(await metersOf(page)).toEqual([4, 4, 2, 1, 2, 3, 3]);
  });
});
