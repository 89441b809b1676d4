/** Corrections sent to the running program: how many one network may send, and what is left of it. */

import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { PROPOSALS_PER_HOUR } from '../../../api/http/rate-limit.ts';
import { freePort, startProgram } from '../../helpers/start-program.ts';

const FORM = '/films/her-2013/correct';

it('A network may send 30 an hour; the next one keeps what it typed, and no address is on the disk', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'content-advisory-'));
  const PORT = String(await freePort());
  const program = await startProgram({
    DATABASE_URL: `file:${join(folder, 'films.db')}`,
    PORT,
    TRUSTED_PROXIES: '127.0.0.1',
  });
  const send = (text: string, client: string) =>
    fetch(`http://127.0.0.1:${PORT}${FORM}`, {
      method: 'POST',
      redirect: 'manual',
      headers: {
        Accept: 'text/html',
        'Sec-Fetch-Site': 'same-origin',
        'Content-Type': 'application/x-www-form-urlencoded',
        'X-Forwarded-For': client,
      },
      body: String(new URLSearchParams({ line: 'other', text, source_url: '' })),
    });
  try {
    for (let count = 0; count < PROPOSALS_PER_HOUR; count += 1)
      expect((await send(`Number ${count}.`, '203.0.113.77')).status).toBe(303);
    const rejected = await send('Typed with care.', '203.0.113.77');
    expect([rejected.status, rejected.headers.get('Cache-Control')]).toEqual([429, 'no-store']);
    expect(Number(rejected.headers.get('Retry-After'))).toBeGreaterThan(3_500);
    const html = await rejected.text();
    expect(html).toContain('Typed with care.</textarea>');
    expect(html).toContain('60 minutes');
    expect((await send('Of another network.', '203.0.113.78')).status).toBe(303);
    const files = await readdir(folder, { recursive: true, withFileTypes: true });
    for (const file of files.filter((one) => one.isFile())) {
      const bytes = await readFile(join(file.parentPath, file.name));
      expect(bytes.includes('203.0.113'), file.name).toBe(false);
    }
    const { stdout, stderr } = program.output();
    expect(stdout + stderr).not.toContain('203.0.113');
  } finally {
    await program.end();
    await rm(folder, { recursive: true });
  }
});
