/** The card under the content security policies that hosts have: it works, and breaks none of them. */

import { expect, it } from 'vitest';
import { cardOn, hostPage, openAllLines, useHost } from '../helpers/host-page.ts';

const host = useHost();

/** For each kind of policy: what it allows as script, and the tag that it takes. */
const POLICIES: Record<string, (integrity: string) => { allowed: string; tag: string }> = {
  'a list of hosts': () => ({ allowed: host.service.url, tag: host.script() }),
  'a nonce': () => ({ allowed: "'nonce-host'", tag: host.script('async nonce="host"') }),
  'a nonce, strict-dynamic and Trusted Types': () => ({
    allowed:
      "'nonce-host' 'strict-dynamic'; require-trusted-types-for 'script'; trusted-types 'none'",
    tag: host.script('async nonce="host"'),
  }),
  'a hash': (integrity) => ({
    allowed: `'${integrity}'`,
    tag: host.script(`async integrity="${integrity}" crossorigin="anonymous"`),
  }),
};

it.each(Object.keys(POLICIES))('%s: no violation, closed, open and with limits', async (name) => {
  const answer = await fetch(`${host.service.url}/widget/versions.json`);
  const { versions } = (await answer.json()) as { versions: { integrity: string }[] };
  const policy = POLICIES[name]?.(versions[0]?.integrity ?? '');
  const { page, errors } = await host.visit(
    hostPage(host.element() + policy?.tag).replace('<style>', '<style nonce="host">'),
    {
      end: '#content-advisory=13',
      headers: {
        'Content-Security-Policy': `default-src 'none'; connect-src ${host.service.url}; style-src 'nonce-host'; img-src data:; base-uri 'none'; script-src ${policy?.allowed}`,
      },
    },
  );
  await cardOn(page).waitFor();
  await openAllLines(page);
  await page.getByText('Rated by our editors').first().waitFor();
  await page.getByRole('button', { name: 'Add a child' }).click();
  expect(await cardOn(page).evaluate((node) => getComputedStyle(node).display)).toBe('grid');
  expect(errors).toEqual([]);
});
