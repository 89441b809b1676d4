/** Fetches advisories. Sends nothing about the reader: no credentials, no headers of its own, so no preflight. */

import type { Advisory } from '../api/contract/advisory.ts';

/** Milliseconds to wait for an answer; once more after a failure. */
const TIMEOUT = 3_000;

const requests = new Map<string, Promise<Advisory | null>>();

/** The advisory, or null where the service does not know the film. Rejects on any other failure. Cards of one film share a request. */
export function fetchAdvisory(url: string): Promise<Advisory | null> {
  const request = requests.get(url) ?? fetchOnce(url).catch(() => fetchOnce(url));
  requests.set(url, request);
  request.catch(() => requests.delete(url));
  return request;
}

async function fetchOnce(url: string): Promise<Advisory | null> {
  const answer = await fetch(url, { credentials: 'omit', signal: AbortSignal.timeout(TIMEOUT) });
  if (answer.status === 404 || answer.status === 400) return null;
  if (!answer.ok) throw new Error(answer.statusText);
  const film: Advisory = await answer.json();
  // Anything else is never shown as an advisory: a level left out would look like a film without concerns.
  const levels = film.breakdown.map(({ level }) => level);
  if (!levels.length || ![...levels, film.age.recommended].every(isNumberOrNull))
    throw new TypeError('Not an advisory');
  return film;
}

function isNumberOrNull(value: unknown): boolean {
  return value === null || typeof value === 'number';
}
