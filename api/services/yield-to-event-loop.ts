/** Lets other requests run between two steps of a long one. */

/** Turns of the event loop. Each takes microseconds if nothing waits, and accepts one new connection. */
const YIELD_TURNS = 100;

/** An embedded database answers in microtasks, so a loop of queries alone would block the event loop. */
export async function yieldToEventLoop(): Promise<void> {
  // Workers do not have it, and do not need it: each page comes over the network.
  if (typeof setImmediate === 'undefined') return;
  for (let turn = 0; turn < YIELD_TURNS; turn += 1)
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
}
