/** Stops the program on a signal, and under `npm start` when npm exits, because npm forwards only some signals. */

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** Milliseconds in which a second signal is ignored: npm forwards a Ctrl-C that the terminal already sent to every process. */
const REPEAT_MS = 2_000;

/** Milliseconds between two checks of the parent process. */
const PARENT_CHECK_INTERVAL_MS = 500;

/** Calls `stop` at the first signal. A signal more than two seconds later ends the program at once. */
export function onStopSignal(stop: () => Promise<void>): void {
  let isStopping = false;
  const listener = (): void => {
    if (isStopping) return;
    isStopping = true;
    setTimeout(() => SIGNALS.map((signal) => process.off(signal, listener)), REPEAT_MS).unref();
    void stop();
  };
  for (const signal of SIGNALS) process.on(signal, listener);
}

/**
 * Sends this process a SIGTERM within a second after its parent exits. Only for `npm start`: the shell that starts a service often exits
 * before the service.
 */
export function stopWithParent(): void {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    process.kill(process.pid, 'SIGTERM');
  }, PARENT_CHECK_INTERVAL_MS);
  timer.unref();
}
