/** The desk in a real browser: by keyboard alone, for screen readers, on a phone, and with what is not saved yet. */

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Advisory } from '../../api/contract/advisory.ts';
import { invite } from '../../api/services/people/people.ts';
import { emptyFilm, type FilmFacts } from '../../db/film.ts';
import { CATEGORY_NAMES } from '../../db/vocabulary.ts';
import { HER_2013 } from '../../db/seed/her-2013.ts';
import { accessibilityViolations, openPage } from '../helpers/browser.ts';
import { useHost } from '../helpers/host-page.ts';
import { freePort, startProgram, type Program } from '../helpers/start-program.ts';
import { openTestDatabase, type TestDatabase } from '../helpers/test-database.ts';

const host = useHost();

const LOST_IN_TRANSLATION: FilmFacts = {
  ...emptyFilm({ id: 'lost-in-translation-2003', title: 'Lost in Translation', year: 2003 }),
  certificates: [{ system: 'MPA', rating: 'R', reasons: 'some sexual content', sources: [0] }],
  sources: [
    {
      name: 'filmratings.com (MPA)',
      url: 'https://www.filmratings.com/',
      read_at: '2022',
      licence: null,
      expires_at: null,
    },
  ],
};
const FORM = '/desk/films/lost-in-translation-2003';

let database: TestDatabase;
let program: Program;
let site: string;

beforeAll(async () => {
  database = await openTestDatabase([HER_2013, LOST_IN_TRANSLATION]);
  const PORT = String(await freePort());
  program = await startProgram({ DATABASE_URL: database.url, PORT });
  site = `http://localhost:${PORT}`;
});
afterAll(async () => {
  await program.end();
  await database.close();
});

let people = 0;

/** A page on which a new editor is signed in. */
async function signIn(options: Parameters<typeof openPage>[1] = {}) {
  const name = `Anna ${(people += 1)}`;
  const now = new Date().toISOString();
  const token = await invite(database.db, { name, role: 'editor', now });
  const opened = await openPage(host.browser, { locale: 'en-US', ...options });
  await opened.page.goto(`${site}/sign-in/link/${token}`);
  await opened.page.getByRole('button', { name: 'Sign in as' }).click();
  await opened.page.waitForURL(`${site}/desk`);
  return { ...opened, name };
}

/** A keyboard that counts, and finds its way by Tab alone. */
function keyboardOf(page: Page) {
  let presses = 0;
  const press = async (key: string, times = 1): Promise<void> => {
    for (let time = 0; time < times; time += 1) await page.keyboard.press(key);
    presses += times;
  };
  return {
    press,
    type: async (text: string): Promise<void> => {
      await page.keyboard.type(text);
      presses += text.length;
    },
    /** Presses Tab until the element with this selector has the focus. */
    tabTo: async (selector: string): Promise<void> => {
      for (let tabs = 0; tabs < 80; tabs += 1) {
        await press('Tab');
        const isThere = (css: string) => document.activeElement?.matches(css) ?? false;
        if (await page.evaluate(isThere, selector)) return;
      }
      throw new Error(`Tab does not lead to ${selector}`);
    },
    presses: () => presses,
  };
}

/** A level and a note for each category. */
const RATINGS: Readonly<Record<(typeof CATEGORY_NAMES)[number], [number, string]>> = {
  language: [3, 'A few strong words.'],
  sex: [3, 'A strip club, seen in passing.'],
  drinking: [3, 'Much drinking in bars.'],
  violence: [0, ''],
  frightening: [1, 'Loneliness, never for long.'],
  positive_messages: [3, 'A short friendship can matter.'],
  role_models: [2, 'Two people who are kind to each other.'],
};

describe('an editor with a keyboard alone', () => {
  it('rates a film in all seven categories, with every text, in few key presses', async () => {
    const { page, errors, name } = await signIn();
    const { press, type, tabTo, presses } = keyboardOf(page);
    const begun = Date.now();
    await tabTo('#q');
    await type('lost in tr');
    await press('Enter');
    await page.waitForURL(/\?q=/);
    await tabTo(`a[href="${FORM}"]`);
    await press('Enter');
    await page.waitForURL(site + FORM);
    await tabTo('#watched');
    await type('11202026');
    for (const category of CATEGORY_NAMES) {
      const [level, note] = RATINGS[category];
      await tabTo(`[name="${category}.level"]`);
      await press('ArrowDown', level + 1);
      await tabTo(`[name="${category}.note"]`);
      await type(note);
    }
    await page.locator('#age', { hasText: '17+, decided by' }).waitFor();
    for (const [field, text] of [
      ['verdict_line', 'A quiet film about two people far from home.'],
      ['summary', 'Adults drink, and a strip club is seen. Nothing is dwelt on.'],
      ['story', 'Two strangers meet in Tokyo.'],
      ['talking_points', 'When were you lonely among people?'],
      ['why', 'I watched it.'],
    ] as const) {
      await tabTo(`#${field}`);
      await type(text);
    }
    await page.locator('#cards').getByText('A quiet film about two people').first().waitFor();
    await tabTo('.save button.main');
    await press('Enter');
    await page.getByText('Saved as version 2.').waitFor();
    const seconds = (Date.now() - begun) / 1_000;
    console.info(`Rated by ${presses()} key presses, in ${seconds.toFixed(1)} s by the script`);
    expect(errors).toEqual([]);

    const film: Advisory = await (await fetch(`${site}/v1/films/lost-in-translation-2003`)).json();
    expect(film.breakdown.map(({ level, note, origin }) => [level, note ?? '', origin])).toEqual(
      CATEGORY_NAMES.map((category) => [...RATINGS[category], name]),
    );
    // A typist of 40 words a minute needs 0.28 s for a key: four minutes leave one for thinking.
    expect(presses() * 0.28).toBeLessThan(240);
  }, 120_000);
});

describe('what is not saved', () => {
  it('survives a reload on the device, is offered, and is gone once it is saved', async () => {
    const { page, errors } = await signIn();
    await page.goto(`${site}/desk/films/her-2013`);
    await page.getByLabel('In one line').fill('Kept on this device.');
    await page.getByRole('radio', { name: '2 mild Mild swearing' }).check();
    await page.reload();
    expect(await page.getByLabel('In one line').inputValue()).not.toBe('Kept on this device.');
    await page.getByRole('button', { name: 'Restore them' }).click();
    expect(await page.getByLabel('In one line').inputValue()).toBe('Kept on this device.');
    expect(await page.getByRole('radio', { name: '2 mild Mild swearing' }).isChecked()).toBe(true);
    await page.locator('#cards').getByText('Kept on this device.').first().waitFor();
    await page.getByLabel('I watched the film on').fill('2026-11-20');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText(/Saved as version/).waitFor();
    await page.goto(`${site}/desk/films/her-2013`);
    expect(await page.getByRole('button', { name: 'Restore them' }).isVisible()).toBe(false);
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
    expect(errors).toEqual([]);
  });

  it('is taken off the device at signing out', async () => {
    const { page } = await signIn();
    await page.goto(`${site}/desk/films/her-2013`);
    await page.getByLabel('In one line').fill('Kept on this device.');
    expect(await page.evaluate(() => localStorage.length)).toBe(1);
    await page.getByRole('link', { name: 'Account' }).click();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.waitForURL(`${site}/sign-in`);
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
  });

  it('moves the focus to what is to be fixed', async () => {
    const { page } = await signIn();
    await page.goto(`${site}/desk/films/her-2013`);
    await page.getByLabel('Another age').fill('17');
    await page.getByLabel('Why this age').fill('');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('alert').waitFor();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('errors');
    await page.getByRole('link', { name: 'Why this age: Say why' }).click();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('age_why');
  });
});

describe('every page of the desk', () => {
  it.each([
    { colorScheme: 'light', width: 1200 },
    { colorScheme: 'dark', width: 320 },
  ] as const)(
    'has no violations in $colorScheme, $width pixels wide',
    async (look) => {
      const { colorScheme, width } = look;
      const { page } = await signIn({ colorScheme, viewport: { width, height: 800 } });
      const check = async (where: string): Promise<void> => {
        expect(await accessibilityViolations(page), where).toEqual([]);
        const isWider = () => document.documentElement.scrollWidth - innerWidth;
        expect(await page.evaluate(isWider), where).toBeLessThanOrEqual(0);
      };
      for (const path of ['/desk?q=her', '/desk/add', '/desk/films/her-2013', `${FORM}/history`]) {
        await page.goto(site + path);
        await check(path);
      }
      await page.goto(`${site}/desk/films/her-2013`);
      for (const fold of await page.locator('.sources > summary, .others > summary').all())
        await fold.click();
      await page.getByRole('radio', { name: '5 extreme Graphic sex' }).check();
      await page.getByLabel('Another age').fill('x');
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByRole('alert').waitFor();
      await check('errors');
    },
    120_000,
  );
});
