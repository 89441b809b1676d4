/** Correcting a film as a reader does, and deciding it as an editor, in a real browser. */

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessibilityViolations, openPage } from '../helpers/browser.ts';
import { useHost } from '../helpers/host-page.ts';
import { runCli } from '../helpers/run-cli.ts';
import { freePort, startProgram, type Program } from '../helpers/start-program.ts';
import { openTestDatabase, type TestDatabase } from '../helpers/test-database.ts';

const host = useHost();

let database: TestDatabase;
let program: Program;
let site: string;

beforeAll(async () => {
  database = await openTestDatabase();
  const PORT = String(await freePort());
  program = await startProgram({ DATABASE_URL: database.url, PORT });
  site = `http://localhost:${PORT}`;
});
afterAll(async () => {
  await program.end();
  await database.close();
});

async function signIn(page: Page, name: string, role: string): Promise<void> {
  const env = { PORT: new URL(site).port };
  const args = ['people', 'invite', name, '--role', role];
  const { stdout } = await runCli(args, database.url, '', { env });
  await page.goto(stdout.trim());
  await page.getByRole('button').click();
  await page.getByText(`You are signed in as ${name}`).waitFor();
}

const lead = (page: Page) => page.locator('.lead').innerText();

/** Goes to the field with the label by the Tab key, as someone without a mouse does. */
async function tabTo(page: Page, label: RegExp): Promise<void> {
  for (let presses = 0; presses < 40; presses += 1) {
    await page.keyboard.press('Tab');
    const name = await page.evaluate(() => {
      const { activeElement: active } = document;
      const labels = active && 'labels' in active ? (active.labels as NodeListOf<Element>) : [];
      return labels[0]?.textContent ?? active?.textContent ?? '';
    });
    if (label.test(name)) return;
  }
  throw new Error(`No press of Tab leads to ${label}`);
}

describe('a correction', () => {
  it('is sent by keyboard alone without JavaScript, and decided by an editor', async () => {
    const reader = await openPage(host.browser, { javaScriptEnabled: false });
    const { page } = reader;
    await page.goto(`${site}/films/her-2013`);
    await page.locator('summary', { hasText: 'Suggest a correction' }).click();
    await page.getByRole('link', { name: 'Suggest a correction' }).click();
    await page.getByRole('heading', { level: 1, name: 'Suggest a correction' }).waitFor();
    await page.getByLabel('What is wrong?').focus();
    await page.keyboard.type('The runn');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.type('It runs for 126 minutes.');
    await page.keyboard.press('Tab');
    await page.keyboard.type('https://example.org/her');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/proposals\/[\w-]{43}$/);
    expect(await lead(page)).toBe('An editor has not decided yet.');
    expect(reader.errors).toEqual([]);
    const receipt = page.url();

    const editor = await openPage(host.browser, { javaScriptEnabled: false });
    await signIn(editor.page, 'Berta', 'editor');
    await editor.page.goto(`${site}/desk/proposals`);
    await editor.page.getByRole('link', { name: /The running time/ }).click();
    expect(await editor.page.locator('main').innerText()).toContain('126 min');
    await editor.page.getByLabel('The reason').fill('It runs for 126 minutes here already.');
    await editor.page.getByRole('button', { name: 'Decline' }).click();
    await editor.page.getByText('Declined by Berta').waitFor();
    await page.goto(receipt);
    expect(await lead(page)).toBe('Declined.');
    expect(await page.locator('main').innerText()).toContain('here already');
  });

  it('finds its fields by the Tab key, and its pages have no faults', async () => {
    const { page, errors } = await openPage(host.browser);
    await page.goto(`${site}/films/her-2013/correct`);
    expect(await accessibilityViolations(page)).toEqual([]);
    await tabTo(page, /What is wrong/);
    await page.keyboard.type('The yea');
    await tabTo(page, /What is right/);
    await page.keyboard.type('2014');
    await tabTo(page, /^Send$/);
    await page.keyboard.press('Enter');
    await page.getByRole('alert').waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
    await tabTo(page, /Where can it be read/);
    await page.keyboard.type('https://example.org/her');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/proposals\/[\w-]{43}$/);
    expect(await accessibilityViolations(page)).toEqual([]);
    // The browser reports the rejected form.
    expect(errors.filter((error) => !error.includes('400'))).toEqual([]);
  });

  it.each([
    ['light', 1_000],
    ['dark', 320],
  ] as const)('is decided on pages without faults, %s at %i pixels', async (colorScheme, width) => {
    const { page, errors } = await openPage(host.browser, {
      colorScheme,
      viewport: { width, height: 800 },
    });
    await signIn(page, `Ada ${width}`, 'admin');
    for (const path of ['/desk/proposals', '/desk/people', '/desk/keys']) {
      await page.goto(site + path);
      expect(await accessibilityViolations(page), path).toEqual([]);
      const scrollWidth = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(scrollWidth, path).toBeLessThanOrEqual(width);
    }
    await page.goto(`${site}/desk/proposals`);
    await page.getByRole('link', { name: /The year/ }).click();
    await page.getByText('Accept with changes').click();
    expect(await accessibilityViolations(page)).toEqual([]);
    const scrollWidth = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(scrollWidth).toBeLessThanOrEqual(width);
    expect(errors).toEqual([]);
  });
});

describe('people and keys', () => {
  it('are managed on the desk: a link and a key are shown once', async () => {
    const { page } = await openPage(host.browser, { javaScriptEnabled: false });
    await signIn(page, 'Root', 'admin');
    await page.goto(`${site}/desk/people`);
    await page.getByLabel('Name').fill('Nora');
    await page.getByLabel('Role', { exact: true }).selectOption('reviewer');
    await page.getByRole('button', { name: 'Make a sign-in link' }).click();
    const link = await page.locator('.secret').innerText();
    const other = await openPage(host.browser, { javaScriptEnabled: false });
    await other.page.goto(link);
    await other.page.getByRole('button', { name: 'Sign in as Nora' }).click();
    await other.page.getByText('You are signed in as Nora, reviewer.').waitFor();
    await page.goto(`${site}/desk/people`);
    await page.getByRole('link', { name: 'Revoke access: Nora' }).click();
    await page.getByRole('button', { name: 'Revoke access' }).click();
    await page.getByText('without access since').waitFor();
    await other.page.goto(`${site}/desk/account`);
    expect(new URL(other.page.url()).pathname).toBe('/sign-in');

    await page.goto(`${site}/desk/keys`);
    await page.getByLabel('Name').fill('Library');
    await page.getByRole('button', { name: 'Make the key' }).click();
    const key = await page.locator('.secret').innerText();
    const withKey = { headers: { Authorization: `Bearer ${key}` } };
    expect((await fetch(`${site}/v1/proposals/none`, withKey)).status).toBe(404);
    await page.goto(`${site}/desk/keys`);
    expect(await page.content()).not.toContain(key);
    await page.getByRole('link', { name: 'Revoke: Library' }).click();
    await page.getByRole('button', { name: 'Revoke' }).click();
    await page.getByText('revoked').waitFor();
    expect((await fetch(`${site}/v1/proposals/none`, withKey)).status).toBe(401);
  });
});
