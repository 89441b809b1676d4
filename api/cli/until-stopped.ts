/** What a command leaves behind where somebody stops it. Node only. */

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** Does the work. Where a signal stops it, `leave` tidies up and gives the line that says what there is now. */
export async function untilStopped<Result>(
  work: () => Promise<Result>,
  leave: () => string,
): Promise<Result> {
  const stop = (signal: NodeJS.Signals) => {
    console.error(leave());
    // Nobody listens any more, so that it ends the process: `process.exit` would wait for a read from a pipe.
    process.kill(process.pid, signal);
  };
  for (const signal of SIGNALS) process.once(signal, stop);
  try {
    return await work();
  } finally {
    for (const signal of SIGNALS) process.off(signal, stop);
  }
}
