/** Cleans up when a signal stops a command. Node only. */

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/**
 * Runs the work. If a signal stops it, `cleanup` removes what is unfinished and returns the message to print; the result of the work is
 * then discarded.
 */
export async function withSignalCleanup<Result>(
  work: () => Promise<Result>,
  cleanup: () => string,
): Promise<Result> {
  let stoppedBy: NodeJS.Signals | undefined;
  const stop = (signal: NodeJS.Signals) => {
    stoppedBy = signal;
    console.error(cleanup());
    // The listeners are gone (`once`), so the signal ends the process. `process.exit` would wait for a read from a pipe.
    process.kill(process.pid, signal);
  };
  for (const signal of SIGNALS) process.once(signal, stop);
  try {
    const result = await work();
    if (stoppedBy) throw new Error(`Stopped by ${stoppedBy}`);
    return result;
  } finally {
    for (const signal of SIGNALS) process.off(signal, stop);
  }
}
