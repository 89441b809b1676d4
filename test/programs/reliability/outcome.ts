/** What a trial found, as it is written down. */

/** What is to be written down, and what was promised and not kept. */
export interface Outcome {
  figures: string;
  broken: string[];
}

/** A table in Markdown. */
export function table(
  head: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): string {
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

export function milliseconds(time: number): string {
  return Number.isFinite(time) ? `${Math.round(time)} ms` : 'never';
}
