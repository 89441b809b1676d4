/** What a command leaves behind where somebody stops it. Node only. */

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/**
 * Does the work. Where a signal stops it, `leave` tidies up and gives the line that says what there is now; whatever the work still
 * comes to then counts for nothing.
 */
export async function untilStopped<Result>(
  work: () => Promise<Result>,
  leave: () => string,
): Promise<Result> {
  let stoppedBy: NodeJS.Signals | undefined;
  const stop = (signal: NodeJS.Signals) => {
    stoppedBy = signal;
    console.error(leave());
    // Nobody listens any more, so that it ends the process: `process.exit` would wait for a read from a pipe.
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
