/** Writes lines to a stream, many at once: a line a request without a call of the system for each. */

export interface LineWriter {
  write: (line: string) => void;
  /** Hands on what is held back. */
  flush: () => void;
}

/** Characters that are held back at most, and milliseconds for which. */
const MOST_HELD = 16 * 1024;
const HELD_FOR = 100;

/**
 * Nothing is lost at an end of the program's own accord: it waits for the timer, or flushes as it exits. Where nobody reads the stream
 * any more, lines are dropped: the service goes on without its log.
 */
export function writeLines(stream: NodeJS.WriteStream): LineWriter {
  let held = '';
  let timer: NodeJS.Timeout | null = null;

  function flush(): void {
    if (timer) clearTimeout(timer);
    timer = null;
    if (held !== '') stream.write(held);
    held = '';
  }

  stream.on('error', () => {});
  process.on('exit', flush);
  return {
    write: (line) => {
      held += `${line}\n`;
      if (held.length >= MOST_HELD) flush();
      else timer ??= setTimeout(flush, HELD_FOR);
    },
    flush,
  };
}
