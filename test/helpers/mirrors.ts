/** Two installations that know of each other: their services, databases and exports. */

import { openDb } from '../../db/connection/client.ts';
import { verifyHistory } from '../../api/services/films/audit.ts';
import { runVerbHere } from './run-verb-here.ts';

/** The facts of each film in an export, by id: without stamps, which say when each installation wrote. */
export async function exportedFacts(url: string): Promise<Map<string, Record<string, unknown>>> {
  const text = await (await fetch(`${url}/v1/export/films.ndjson`)).text();
  const [, ...lines] = text.trimEnd().split('\n');
  return new Map(
    lines.map((line) => {
      const film = JSON.parse(line) as Record<string, unknown>;
      for (const stamp of ['created_at', 'updated_at', 'version']) delete film[stamp];
      return [String(film['id']), film];
    }),
  );
}

/** Follows, and returns the report with the exit status. */
export async function follow(
  address: string,
  databaseUrl: string,
  ...args: string[]
): Promise<{ code: number; report: FollowReport; stderr: string }> {
  const { code, stdout, stderr } = await runVerbHere(
    ['follow', address, '--json', ...args],
    databaseUrl,
  );
  const report = stdout === '' ? ({} as FollowReport) : (JSON.parse(stdout) as FollowReport);
  return { code, report, stderr };
}

export interface FollowReport {
  films: number;
  new: number;
  changed: number;
  unchanged: number;
  deleted: number;
  kept: number;
  failed: number;
  took_export: boolean;
  ended_by: string | null;
  problems: { kind: string; film: string | null; fact: string; reason: string }[];
}

/** What is wrong with the history of a database. */
export async function historyFaults(databaseUrl: string): Promise<string[]> {
  const db = openDb({ url: databaseUrl });
  try {
    return (await verifyHistory(db)).faults;
  } finally {
    db.$client.close();
  }
}
