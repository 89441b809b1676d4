/** Signing in as a person does, in a real browser, with an authenticator that Chromium simulates. */

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
let firstLink: string;

beforeAll(async () => {
  database = await openTestDatabase();
  const PORT = String(await freePort());
  program = await startProgram({ DATABASE_URL: database.url, PORT });
  site = `http://localhost:${PORT}`;
  const { first_admin } = JSON.parse(program.output().stdout);
  firstLink = first_admin;
});
afterAll(async () => {
  await program.end();
  await database.close();
});

async function linkOf(...args: readonly string[]): Promise<string> {
  const env = { PORT: new URL(site).port };
  const { code, stdout, stderr } = await runCli(['people', ...args], database.url, '', { env });
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(/^http:\/\/localhost:\d+\/sign-in\/link\/[\w-]{43}\n$/);
  return stdout.trim();
}

async function addAuthenticator(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

const heading = (page: Page) => page.getByRole('heading', { level: 1 }).innerText();

describe('signing in', () => {
  it('makes the opener of the first link the first admin, once', async () => {
    const { page, errors } = await openPage(host.browser, { javaScriptEnabled: false });
    await page.goto(firstLink);
    await page.getByLabel('Your name').fill('Root');
    await page.getByRole('button').click();
    await page.getByText('You are signed in as Root, admin.').waitFor();
    const [cookie] = await page.context().cookies();
    expect(cookie).toMatchObject({ name: 'session', httpOnly: true, sameSite: 'Lax', path: '/' });
    expect(errors).toEqual([]);
    await page.goto(firstLink);
    expect(await heading(page)).toBe('This link does not work any more');
  });

  it('works by a link, then by a passkey, until the passkey is removed', async () => {
    const link = await linkOf('invite', 'Anna', '--role', 'editor');
    const { page, errors } = await openPage(host.browser);
    await addAuthenticator(page);
    await page.goto(link);
    expect(await accessibilityViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Sign in as Anna' }).click();
    await page.getByRole('link', { name: 'Account' }).click();
    await page.getByLabel('A name for it').fill('Phone');
    await page.getByRole('button', { name: 'Add a passkey' }).click();
    await page.getByRole('button', { name: 'Remove Phone' }).waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);

    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.waitForURL(`${site}/sign-in`);
    expect(await accessibilityViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
    await page.getByText('You are signed in as Anna, editor.').waitFor();
    await page.getByRole('link', { name: 'Account' }).click();
    const { rows } = await database.db.$client.execute('select counter, used_day from passkeys');
    expect(rows[0]).toMatchObject({ used_day: expect.any(String) });
    expect(Number(rows[0]?.['counter'])).toBeGreaterThan(0);
    const challenges = await database.db.$client.execute('select * from passkey_challenges');
    expect(challenges.rows).toEqual([]);

    await page.getByRole('button', { name: 'Remove Phone' }).click();
    await page.getByText('You have none yet.').waitFor();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
    await page.getByText('This passkey is not known here').waitFor();
    expect(errors.filter((error) => !error.includes('401'))).toEqual([]);
  }, 120_000);

  it('by a signed answer works once', async () => {
    const { page } = await openPage(host.browser);
    await addAuthenticator(page);
    await page.goto(await linkOf('invite', 'Bert', '--role', 'reviewer'));
    await page.getByRole('button', { name: 'Sign in as Bert' }).click();
    await page.getByRole('link', { name: 'Account' }).click();
    await page.getByLabel('A name for it').fill('Phone');
    await page.getByRole('button', { name: 'Add a passkey' }).click();
    await page.getByRole('button', { name: 'Remove Phone' }).waitFor();
    const to = encodeURIComponent('/desk/account?page=own');
    await page.goto(`${site}/sign-in?to=${to}`);
    const sent = page.waitForRequest((request) => request.url() === `${site}/sign-in/passkey`);
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
    const body = (await sent).postData() ?? '';
    await page.waitForURL(`${site}/desk/account?page=own`);
    const again = await page.evaluate(async (text) => {
      const headers = { 'Content-Type': 'application/json' };
      return (await fetch('/sign-in/passkey', { method: 'POST', headers, body: text })).status;
    }, body);
    expect(again).toBe(401);
  });

  it('is ended by an admin on the command line', async () => {
    const { page } = await openPage(host.browser);
    await page.goto(await linkOf('invite', 'Clara', '--role', 'editor'));
    await page.getByRole('button', { name: 'Sign in as Clara' }).click();
    await page.getByText('You are signed in as Clara').waitFor();
    expect((await runCli(['people', 'revoke', 'Clara'], database.url)).code).toBe(0);
    await page.reload();
    expect(page.url()).toBe(`${site}/sign-in?to=%2Fdesk`);
  });
});
