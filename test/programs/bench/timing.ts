/** Times questions side by side: every one once a round, so that whatever slows the machine slows all of them. */

export type Question = () => Promise<unknown>;

/** Milliseconds of the processor so far: what other programs do meanwhile does not count. */
export function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

/** The median milliseconds of each question over so many rounds, after a tenth of them for warming up. */
export async function timeQuestions(
  questions: Readonly<Record<string, Question>>,
  rounds: number,
  now: () => number = () => performance.now(),
): Promise<Record<string, number>> {
  const names = Object.keys(questions);
  const times = new Map<string, number[]>(names.map((name) => [name, []]));
  for (let round = -Math.ceil(rounds / 10); round < rounds; round += 1) {
    for (const name of round % 2 === 0 ? names : names.toReversed()) {
      const started = now();
      await questions[name]?.();
      if (round >= 0) times.get(name)?.push(now() - started);
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(times.get(name) ?? [])]));
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
