/** Kills a service while clients write through its API: nothing acknowledged may be lost, nothing half written, and the history whole. */

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { verifyHistory } from '../../../api/services/films/audit.ts';
import { prepareWrite } from '../../../api/services/films/write.ts';
import { createApiKey } from '../../../api/services/people/api-keys.ts';
import { openDb } from '../../../db/connection/client.ts';
import { countIncompleteFilms } from '../../../db/queries/count-incomplete-films.ts';
import { readProjections } from '../../../db/queries/document-state.ts';
import { readFactsPage } from '../../../db/queries/read-facts.ts';
import { seededRandom } from '../../helpers/random-films.ts';
import { startProgram } from '../../helpers/start-program.ts';

export interface WriteKills {
  rounds: number;
  /** Writes that were acknowledged, over all rounds. */
  acknowledged: number;
  /** Writes that were under way when the signal came. */
  cutOff: number;
  /** Versions in the history at the end. */
  versions: number;
  /** What was not as promised, a line each. */
  faults: string[];
}

const CLIENTS = 4;

/** The signal comes within this time of the first write, in milliseconds. */
const WINDOW = 700;

interface Client {
  film: string;
  /** The last acknowledged summary, and its ETag. */
  summary: string;
  etag: string;
}

/** Each client writes a film of its own, one summary after the other, until the service is killed at a moment drawn from `seed`. */
export async function killWrites({
  rounds,
  seed = 1,
}: {
  rounds: number;
  seed?: number;
}): Promise<WriteKills> {
  const folder = await mkdtemp(join(tmpdir(), 'content-advisory-'));
  const env = { DATABASE_URL: `file:${join(folder, 'films.db')}`, RATE_LIMIT: '1000000' };
  const random = seededRandom(seed);
  const kills: WriteKills = { rounds, acknowledged: 0, cutOff: 0, versions: 0, faults: [] };
  try {
    await startProgram(env).then((program) => program.end());
    const key = await makeKey(env.DATABASE_URL);
    const clients: Client[] = [];
    for (let round = 1; round <= rounds; round += 1) {
      const program = await startProgram(env);
      if (round === 1) clients.push(...(await addFilms(program.url, key)));
      const killed = new AbortController();
      const writing = clients.map(async (client) => {
        for (let count = 1; !killed.signal.aborted; count += 1) {
          const summary = `Round ${round}, write ${count}.`;
          const isWritten = await write(client, { url: program.url, key, summary });
          if (isWritten) kills.acknowledged += 1;
          else kills.cutOff += 1;
          if (!isWritten) return;
        }
      });
      await delay(random() * WINDOW);
      killed.abort();
      await program.end('SIGKILL');
      await Promise.all(writing);
      const found = await lookAt(env.DATABASE_URL, clients);
      kills.versions = found.versions;
      kills.faults.push(...found.faults.map((fault) => `Round ${round}: ${fault}`));
    }
    return kills;
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function makeKey(url: string): Promise<string> {
  const db = openDb({ url });
  try {
    const now = new Date().toISOString();
    return await createApiKey(db, { name: 'Kills', scope: 'write', createdBy: null, now });
  } finally {
    db.$client.close();
  }
}

async function addFilms(url: string, key: string): Promise<Client[]> {
  return Promise.all(
    Array.from({ length: CLIENTS }, async (_, number) => {
      const response = await send(`${url}/v1/films`, {
        ...{ method: 'POST', key, body: { title: `Film of client ${number}`, year: 2000 } },
      });
      const { id } = (await response.json()) as { id: string };
      return { film: id, summary: '', etag: response.headers.get('ETag') ?? '' };
    }),
  );
}

/** Whether the write was acknowledged. Afterwards the client knows which summary it may rely on. */
async function write(
  client: Client,
  { url, key, summary }: { url: string; key: string; summary: string },
): Promise<boolean> {
  try {
    const response = await send(`${url}/v1/films/${client.film}`, {
      ...{ method: 'PATCH', key, body: { summary }, ifMatch: client.etag },
    });
    await response.text();
    if (response.status === 412) {
      // The write before was saved, and its response was lost with the service.
      client.etag = response.headers.get('ETag') ?? '';
      return await write(client, { url, key, summary });
    }
    if (response.status === 503) return await write(client, { url, key, summary });
    if (response.status !== 200) throw new Error(`The status ${response.status}`);
    client.etag = response.headers.get('ETag') ?? '';
    client.summary = summary;
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false; // the connection was lost
    throw error;
  }
}

interface Sent {
  method: string;
  key: string;
  body: object;
  ifMatch?: string;
}

function send(url: string, { method, key, body, ifMatch }: Sent): Promise<Response> {
  return fetch(url, {
    method,
    body: JSON.stringify(body),
    headers: {
      Authorization: `Bearer ${key}`,
      'Content-Type': 'application/json',
      ...(ifMatch === undefined ? {} : { 'If-Match': ifMatch }),
    },
  });
}

async function lookAt(
  url: string,
  clients: readonly Client[],
): Promise<{ versions: number; faults: string[] }> {
  const db = openDb({ url });
  try {
    const { versions, faults: audited } = await verifyHistory(db);
    const faults = [...audited];
    const incomplete = await countIncompleteFilms(db);
    if (incomplete > 0) faults.push(`${incomplete} films are half written`);
    for (const { film, summary } of clients) {
      const { rows } = await db.$client.execute({
        sql: `select summary, exists (select 1 from changes where film_id = films.id and json_extract(previous, '$.summary') is ?) as was from films where id = ?`,
        args: [summary, film],
      });
      // A write that was cut off may have come after it.
      const isThere = rows[0]?.['summary'] === summary || rows[0]?.['was'] === 1;
      if (summary !== '' && !isThere) faults.push(`${film} lost “${summary}”`);
    }
    const films = await readFactsPage(db, { after: 'film-of-client', limit: CLIENTS });
    for (const { facts, stamp } of films) {
      const stored = (await readProjections(db, [facts.id])).get(facts.id);
      if (stored?.advisory !== prepareWrite(facts, stamp).advisory)
        faults.push(`${facts.id} is not what its facts give`);
    }
    return { versions, faults };
  } finally {
    db.$client.close();
  }
}
