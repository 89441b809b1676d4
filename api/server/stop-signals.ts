/** What tells the program to stop: a signal, and under `npm start` the end of npm, which passes on some signals only. */

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** Milliseconds in which a repeated signal is the same one: npm passes on a Ctrl-C that the terminal has sent to everybody already. */
const REPEATED = 2_000;

/** Milliseconds between two looks at the parent. */
const INTERVAL = 500;

/** Calls `stop` at the first signal. One that comes more than two seconds later ends the program on the spot. */
export function onStopSignal(stop: () => Promise<void>): void {
  let isStopping = false;
  const listener = (): void => {
    if (isStopping) return;
    isStopping = true;
    setTimeout(() => SIGNALS.map((signal) => process.off(signal, listener)), REPEATED).unref();
    void stop();
  };
  for (const signal of SIGNALS) process.on(signal, listener);
}

/**
 * Sends this process a SIGTERM once its parent has gone, within a second. Only `npm start` asks for it: the shell that starts a
 * service often ends before it.
 */
export function stopWithParent(): void {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    process.kill(process.pid, 'SIGTERM');
  }, INTERVAL);
  timer.unref();
}
