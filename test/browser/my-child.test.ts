/** A parent tells a card of their children: what it then says, what it remembers, and how limits travel. */

import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { cardOn, hostPage, useHost } from '../helpers/host-page.ts';

const host = useHost();

const HER = 'film="her-2013"';
const oneCard = (attributes = HER) => hostPage(host.element(attributes) + host.script());
const verdicts = async (page: Page | Locator) =>
  (await page.locator('[part~=verdict]').allInnerTexts()).map((text) => text.replace(/\n+/, ' '));
const panelOf = (page: Page | Locator) => page.locator('[part=my-child]').first();
const code = (page: Page | Locator) => panelOf(page).getByLabel('Copy or paste my limits');
const stored = (page: Page) => page.evaluate(() => ({ ...localStorage }));

function isGreen(colour: string): boolean {
  const [red = 0, green = 0, blue = 0] = colour.match(/\d+/g)?.map(Number) ?? [];
  return green > red + 20 && green > blue + 20;
}

const ageField = (page: Page | Locator) => panelOf(page).getByRole('spinbutton').first();

/** Opens the limits of the first card. */
async function openPanel(page: Page): Promise<Locator> {
  await cardOn(page).first().waitFor();
  await panelOf(page).getByText('Limits, more children').click();
  await panelOf(page).getByRole('button', { name: 'Add a child' }).waitFor();
  return panelOf(page);
}

/** Enters a child in the open panel: the first one’s age belongs in the field that is always there. */
async function addChild(page: Page, age: number, nickname = ''): Promise<Locator> {
  const panel = panelOf(page);
  const isFirst = (await ageField(page).inputValue()) === '';
  if (!isFirst) await panel.getByRole('button', { name: 'Add a child' }).click();
  const child = panel.locator('fieldset').last();
  await (isFirst ? ageField(page) : child.getByRole('spinbutton')).fill(String(age));
  if (nickname) await child.getByLabel('Nickname').fill(nickname);
  return child;
}

/** Moves the slider of a category to a level. */
async function setLimit(child: Locator, category: string, level: number): Promise<void> {
  await child.getByRole('slider', { name: category }).fill(String(level));
}

describe('the verdict', () => {
  it('comes first on the card, in words and shape, with the category that decides', async () => {
    const { page, errors } = await host.visit(oneCard());
    await openPanel(page);
    await addChild(page, 13);
    expect(await verdicts(page)).toEqual(['✕ not yet 13 years old · Sex']);
    await ageField(page).fill('14');
    expect(await verdicts(page)).toEqual(['… talk first 14 years old · Language · Sex']);
    await ageField(page).fill('16');
    expect(await verdicts(page)).toEqual(['✓ fits 16 years old']);
    const order = await cardOn(page).evaluate((article) => {
      const place = (part: string) =>
        [...article.querySelectorAll('*')].findIndex((node) => node.matches(part));
      return [
        place('[part=header]') < place('[part~=verdict]'),
        place('[part~=verdict]') < place('[part=columns]'),
      ];
    });
    expect(order).toEqual([true, true]);
    expect(errors).toEqual([]);
  });

  it('follows a limit that is set by hand, and the others go on with the age', async () => {
    const { page } = await host.visit(oneCard());
    await openPanel(page);
    const child = await addChild(page, 16);
    await setLimit(child, 'Violence', 0);
    expect(await verdicts(page)).toEqual(['… talk first 16 years old · Violence']);
    await ageField(page).fill('17');
    expect(await child.getByRole('slider', { name: 'Violence' }).inputValue()).toBe('0');
    expect(await child.getByRole('slider', { name: 'Language' }).inputValue()).toBe('5');
    await setLimit(child, 'Role models', 5);
    expect(await verdicts(page)).toEqual(['… talk first 17 years old · Violence · Role models']);
  });

  it('never says that an unknown film fits, nor draws it so', async () => {
    const card = await host.cardOf('her-2013');
    const breakdown = (card['breakdown'] as { category: string }[]).map((rating) => ({
      ...rating,
      level: null,
      at_most: 5,
      estimate: 0,
    }));
    const age = { recommended: null, official: null, likely: null, decided_by: [] };
    host.putCard('unknown', { ...card, age, breakdown });
    const { page } = await host.visit(oneCard(`film="unknown" api="${host.site.origin}"`));
    await openPanel(page);
    await addChild(page, 17);
    expect(await verdicts(page)).toEqual([
      '? probably fits 17 years old · not rated: Sex · Violence',
    ]);
    const colours = await page.locator('[part="verdict unknown"]').evaluate((verdict) =>
      [verdict, ...verdict.querySelectorAll('*')].flatMap((node) => {
        const { backgroundColor, color } = getComputedStyle(node);
        return [backgroundColor, color];
      }),
    );
    expect(colours.filter((colour) => isGreen(colour))).toEqual([]);
    expect(await page.locator('[part~=fits]').count()).toBe(0);
    await cardOn(page).getByText('No age yet', { exact: true }).waitFor();
  });

  it('is told of up to six children, whichever card the panel is of, on all cards of the page', async () => {
    const { page } = await host.visit(
      hostPage(host.element() + host.element('film="up-2009"') + host.element() + host.script()),
    );
    await openPanel(page);
    for (const age of [3, 6, 9, 12, 15, 18]) await addChild(page, age);
    expect(await panelOf(page).getByRole('button', { name: 'Add a child' }).count()).toBe(0);
    const cards = await page.locator('content-advisory').all();
    for (const card of cards) expect((await verdicts(card)).length).toBe(6);
    expect(await verdicts(cards[0] as Locator)).toEqual(await verdicts(cards[2] as Locator));
    expect(await verdicts(cards[0] as Locator)).not.toEqual(await verdicts(cards[1] as Locator));
    // One added later knows them too.
    await page.evaluate(() =>
      document.body.insertAdjacentHTML(
        'beforeend',
        '<content-advisory film="coco-2017"></content-advisory>',
      ),
    );
    await page.locator('body > content-advisory article').waitFor();
    expect((await verdicts(page.locator('body > content-advisory'))).length).toBe(6);
    await panelOf(page).getByRole('button', { name: 'Remove' }).first().click();
    for (const card of cards) expect((await verdicts(card)).length).toBe(5);
  });

  it('is there as soon as an age is entered, without opening anything', async () => {
    const { page } = await host.visit(oneCard());
    await cardOn(page).waitFor();
    await page.getByLabel('Is it right for my child?').pressSequentially('14');
    expect(await verdicts(page)).toEqual(['… talk first 14 years old · Language · Sex']);
    expect(await panelOf(page).getByRole('status').innerText()).toContain('talk first');
  });

  it('goes with an age that is none, and the card says which ages it takes', async () => {
    const { page } = await host.visit(oneCard());
    await cardOn(page).waitFor();
    const hint = panelOf(page).getByText('Enter an age from 0 to 18.');
    for (const age of ['-1', '19', '3.5', '99']) {
      await ageField(page).fill('16');
      expect(await verdicts(page), age).toEqual(['✓ fits 16 years old']);
      expect(await hint.isVisible()).toBe(false);
      await ageField(page).fill(age);
      expect(await verdicts(page), age).toEqual([]);
      expect(await hint.isVisible(), age).toBe(true);
      expect(await ageField(page).inputValue()).toBe(age);
    }
    await ageField(page).fill('');
    expect(await verdicts(page)).toEqual([]);
    expect(await hint.isVisible()).toBe(false);
  });

  it('keeps the limits of a child whose age is typed again', async () => {
    const { page } = await host.visit(oneCard());
    await openPanel(page);
    const child = await addChild(page, 16);
    await setLimit(child, 'Violence', 0);
    await ageField(page).fill('');
    await ageField(page).fill('16');
    expect(await verdicts(page)).toEqual(['… talk first 16 years old · Violence']);
  });

  it('asks nothing of a positive whose slider is at its beginning', async () => {
    const { page } = await host.visit(oneCard());
    await openPanel(page);
    const child = await addChild(page, 16);
    const slider = child.getByRole('slider', { name: 'Role models' });
    expect(await slider.getAttribute('aria-valuetext')).toBe('any');
    await slider.focus();
    for (let press = 0; press < 4; press += 1) await page.keyboard.press('ArrowRight');
    expect(await slider.getAttribute('aria-valuetext')).toBe('strong');
    expect(await verdicts(page)).toEqual(['… talk first 16 years old · Role models']);
    await page.keyboard.press('Home');
    expect(await verdicts(page)).toEqual(['✓ fits 16 years old']);
  });

  it('is not there where the host turns limits off', async () => {
    const { page } = await host.visit(
      hostPage(host.element() + host.element(`${HER} limits="off"`) + host.script()),
    );
    await openPanel(page);
    await addChild(page, 13);
    const off = page.locator('content-advisory[limits]');
    expect(await verdicts(off)).toEqual([]);
    expect(await off.getByText('Is it right for my child?').count()).toBe(0);
  });
});

describe('what is remembered', () => {
  it('is nothing until the parent says so, then the limits on this site, and nothing again', async () => {
    const { page } = await host.visit(oneCard());
    await openPanel(page);
    await addChild(page, 13, 'Mia');
    expect(await stored(page)).toEqual({});
    await panelOf(page).getByLabel('Remember on this site').check();
    expect(await stored(page)).toEqual({ 'content-advisory': '13 L3 S3 D3 V3 F3=Mia' });
    await setLimit(panelOf(page), 'Violence', 0);
    expect(await stored(page)).toEqual({ 'content-advisory': '13 L3 S3 D3 V0 F3=Mia' });
    await page.reload();
    await cardOn(page).waitFor();
    expect(await verdicts(page)).toEqual(['✕ not yet Mia · Sex']);
    await openPanel(page);
    expect(await panelOf(page).getByLabel('Remember on this site').isChecked()).toBe(true);
    await panelOf(page).getByLabel('Remember on this site').uncheck();
    expect(await stored(page)).toEqual({});
    expect(await verdicts(page)).toEqual(['✕ not yet Mia · Sex']);
    await panelOf(page).getByLabel('Remember on this site').check();
    await panelOf(page).getByRole('button', { name: 'Forget' }).click();
    expect(await stored(page)).toEqual({});
    expect(await verdicts(page)).toEqual([]);
    expect(await code(page).inputValue()).toBe('');
  });

  it('leaves nothing behind when the last child is removed', async () => {
    const { page } = await host.visit(oneCard());
    await openPanel(page);
    await addChild(page, 13, 'Mia');
    await panelOf(page).getByLabel('Remember on this site').check();
    await panelOf(page).getByRole('button', { name: 'Remove' }).click();
    expect(Object.values(await stored(page)).join('')).toBe('');
  });

  const STORAGES: Record<string, () => void> = {
    'throws at every touch': () =>
      Object.defineProperty(globalThis, 'localStorage', {
        get: () => {
          throw new DOMException('Denied', 'SecurityError');
        },
      }),
    'is null': () => Object.defineProperty(globalThis, 'localStorage', { value: null }),
    'throws when read and written': () => {
      Storage.prototype.getItem = () => {
        throw new Error('Denied');
      };
      Storage.prototype.setItem = () => {
        throw new Error('Denied');
      };
      Storage.prototype.removeItem = () => {
        throw new Error('Denied');
      };
    },
    'is full': () => {
      Storage.prototype.setItem = () => {
        throw new DOMException('Full', 'QuotaExceededError');
      };
    },
  };

  it.each(Object.entries(STORAGES))(
    'lasts for the page’s life where the storage %s',
    async (_, spoil) => {
      const { page, errors } = await host.visit(oneCard(), {
        before: (page) => page.addInitScript(spoil),
      });
      await openPanel(page);
      await addChild(page, 13, 'Mia');
      await panelOf(page).getByLabel('Remember on this site').click();
      expect(await verdicts(page)).toEqual(['✕ not yet Mia · Sex']);
      await panelOf(page).getByRole('button', { name: 'Forget' }).click();
      expect(await verdicts(page)).toEqual([]);
      expect(errors).toEqual([]);
    },
  );

  it('is nothing that is not ours in the storage', async () => {
    for (const text of ['', '{}', '99 L9', '<img src=x onerror=alert(1)>']) {
      const { page, errors } = await host.visit(oneCard(), {
        before: (page) =>
          page.addInitScript((text) => localStorage.setItem('content-advisory', text), text),
      });
      await cardOn(page).waitFor();
      expect(await verdicts(page)).toEqual([]);
      expect(errors).toEqual([]);
    }
  });
});

describe('the code', () => {
  it('carries the limits to another site, without the nickname', async () => {
    const { page } = await host.visit(oneCard());
    await openPanel(page);
    const child = await addChild(page, 9, 'Mia');
    await setLimit(child, 'Sex', 4);
    await addChild(page, 4);
    const copied = await code(page).inputValue();
    expect(copied).toBe('9 L2 S4 D2 V2 F2; 4 L0 S1 D1 V1 F1');
    const said = await verdicts(page);

    const other = await host.visit(oneCard());
    await openPanel(other.page);
    await code(other.page).fill(copied);
    await code(other.page).blur();
    expect(await verdicts(other.page)).toEqual(
      said.map((text) => text.replace('Mia', '9 years old')),
    );
    expect(await code(other.page).inputValue()).toBe(copied);
  });

  it('is rejected with an example of a valid one, and nothing changes', async () => {
    const { page } = await host.visit(oneCard());
    await openPanel(page);
    await addChild(page, 16);
    await code(page).fill('hello');
    await code(page).blur();
    expect(await code(page).evaluate((field: HTMLInputElement) => field.validationMessage)).toBe(
      'Example: 9 L2 S1',
    );
    expect(await verdicts(page)).toEqual(['✓ fits 16 years old']);
  });

  it('is selected whole when the field is entered, ready to be copied', async () => {
    const { page } = await host.visit(oneCard());
    await openPanel(page);
    await addChild(page, 16);
    await code(page).focus();
    expect(
      await code(page).evaluate(
        (field: HTMLInputElement) =>
          field.selectionEnd === field.value.length && field.selectionStart === 0,
      ),
    ).toBe(true);
  });
});

describe('a link with limits', () => {
  it('brings them along, and they are gone from the address', async () => {
    const { page } = await host.visit(oneCard(), {
      end: '?page=2#content-advisory=9.L2.S4.D2.V2.F2;.4',
    });
    await cardOn(page).waitFor();
    expect((await verdicts(page)).length).toBe(2);
    expect(new URL(page.url()).hash).toBe('');
    expect(new URL(page.url()).search).toBe('?page=2');
  });

  it('leads from the panel to the film’s own page, where the limits are in force', async () => {
    const { page, requests } = await host.visit(oneCard());
    await openPanel(page);
    await addChild(page, 13, 'Mia');
    await addChild(page, 16);
    await panelOf(page).getByRole('link', { name: 'Check privately on our page' }).click();
    await page.waitForURL(`${host.service.url}/films/her-2013`);
    await page.locator('[part~=verdict]').nth(1).waitFor();
    expect(await verdicts(page)).toEqual(['✕ not yet 13 years old · Sex', '✓ fits 16 years old']);
    expect(requests.join()).not.toContain('13.');
  });

  it('is no link with limits where the fragment is another', async () => {
    for (const end of [
      '#section',
      '#content-advisory=',
      '#content-advisory=no',
      '#content-advisory=%FF',
    ]) {
      const { page, errors } = await host.visit(oneCard(), { end });
      await cardOn(page).waitFor();
      expect(await verdicts(page)).toEqual([]);
      expect(errors).toEqual([]);
    }
    const { page } = await host.visit(oneCard(), { end: '#section' });
    await cardOn(page).waitFor();
    expect(new URL(page.url()).hash).toBe('#section');
  });
});
