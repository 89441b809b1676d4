/** Nothing of a child leaves the device: distinctive values are planted, and looked for in all that is sent, told and logged. */

import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { cardOn, hostPage, openAllLines, useHost } from '../helpers/host-page.ts';
import { startService, type Service } from '../helpers/service.ts';

/** Alone, so that nothing but these tests is in its log. */
let service: Service;
const host = useHost({ startOwn: async () => (service = await startService()) });

const NICKNAME = 'Zyxwhilda';
/** Limits that no default and no other number of the page gives. */
const PLANTED = [
  NICKNAME,
  '17 L1',
  '17.L1',
  'L1 S0',
  'L1.S0',
  'D5 V0',
  'D5.V0',
  'content-advisory=',
];

/** A service between page and service that writes down every byte of every request. */
async function listenIn(): Promise<{ origin: string; heard: () => string }> {
  let heard = '';
  const server = createServer((request, response) => {
    heard += headOf(request);
    request.on('data', (chunk) => (heard += String(chunk)));
    request.on('end', async () => {
      const answer = await fetch(host.service.url + request.url);
      response.writeHead(answer.status, {
        'Content-Type': answer.headers.get('content-type') ?? '',
        'Access-Control-Allow-Origin': '*',
      });
      response.end(Buffer.from(await answer.arrayBuffer()));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo; // a TCP server's address is an object
  return { origin: `http://127.0.0.1:${port}`, heard: () => heard };
}

function headOf({ method, url, rawHeaders }: IncomingMessage): string {
  return decodeURIComponent(`\n${method} ${url}\n${rawHeaders.join('\n')}\n`);
}

it('No nickname, age or limit is in any request, cookie, event or log', async () => {
  const { origin, heard } = await listenIn();
  const told: string[] = [];
  const { page, errors } = await host.visit(
    hostPage(
      `<content-advisory film="her-2013" share-verdict></content-advisory>
       <content-advisory film="up-2009" lang="de"></content-advisory>
       <script async src="${origin}/widget.js"></script>`,
    ),
    {
      before: async (page) => {
        await page.exposeFunction('tell', (event: string) => told.push(event));
        await page.addInitScript(() => {
          for (const name of ['ready', 'error', 'verdict'])
            addEventListener(`content-advisory:${name}`, (event) => {
              const { tell } = globalThis as unknown as { tell: (event: string) => void };
              tell(JSON.stringify({ type: event.type, detail: (event as CustomEvent).detail }));
            });
        });
      },
    },
  );
  await cardOn(page).nth(1).waitFor();
  const panel = page.locator('[part=my-child]').first();
  await panel.getByRole('spinbutton').fill('17');
  await panel.getByText('Limits, more children').click();
  await panel.getByLabel('Nickname').fill(NICKNAME);
  for (const [name, value] of [
    ['Language', '1'],
    ['Sex', '0'],
    ['Drinking, drugs', '5'],
    ['Violence', '0'],
  ] as const)
    await panel.getByRole('slider', { name }).fill(value);
  const code = page.getByLabel('Copy or paste my limits');
  expect(await code.inputValue()).toBe('17 L1 S0 D5 V0 F5');
  await panel.getByLabel('Remember on this site').check();

  // Everything that asks the service, with the child in force.
  await openAllLines(page);
  await page.getByText('Rated by our editors').first().waitFor({ state: 'attached' });
  await page.evaluate(async () => {
    for (const card of document.querySelectorAll('content-advisory')) {
      await (card as HTMLElement & { refresh(): Promise<void> }).refresh();
      card.setAttribute('film', 'coco-2017');
    }
  });
  await page.getByText('Coco').nth(1).waitFor();
  await page.reload();
  await cardOn(page).nth(1).waitFor();
  await page.getByText(NICKNAME).first().waitFor();
  await page.waitForLoadState('networkidle');

  expect(heard()).toContain('GET /v1/films/her-2013/evidence');
  expect(service.log()).toContain('/v1/films');
  for (const planted of PLANTED) {
    expect(heard(), 'in the traffic').not.toContain(planted);
    expect(service.log(), 'in the log').not.toContain(planted);
    expect(told.join(), 'in the events').not.toContain(planted);
    expect(page.url()).not.toContain(planted);
  }
  expect(heard().toLowerCase()).not.toContain('\ncookie\n');
  expect(await page.context().cookies()).toEqual([]);
  expect(told).toContain('{"type":"content-advisory:verdict","detail":{"verdict":"not_yet"}}');
  const details = told.map((event) =>
    Object.keys((JSON.parse(event) as { detail: object }).detail),
  );
  expect(new Set(details.flat())).toEqual(new Set(['film', 'verdict']));
  expect(errors).toEqual([]);
});

it('Requests are the same with a child and without one', async () => {
  const asked = async (end: string) => {
    const { page, requests } = await host.visit(hostPage(host.element() + host.script()), { end });
    await cardOn(page).waitFor();
    await openAllLines(page);
    await page.getByText('Rated by our editors').first().waitFor();
    return requests.slice(1).toSorted();
  };
  expect(await asked('#content-advisory=17.L1.S0')).toEqual(await asked(''));
});
