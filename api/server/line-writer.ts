/** Writes lines to a stream, many at once: a line a request without a system call for each. */

export interface LineWriter {
  write: (line: string) => void;
  /** Hands on what is held. */
  flush: () => void;
  /** Flushes, and tells whether the system has taken everything: false after half a second in which no one read. */
  close: () => Promise<boolean>;
}

/** Characters after which held lines are written, and milliseconds after which they are. */
const MAX_HELD = 16 * 1024;
const HELD_FOR = 100;

/** Characters that are held for a stream that no one reads. What comes after them is dropped. */
const MAX_BACKLOG = 1024 * 1024;

/** Milliseconds. */
const CLOSE_TIMEOUT = 500;

interface Options {
  /** The line that stands in the place of lines that were dropped. */
  droppedLine: (count: number) => string;
}

/**
 * Loses nothing when the program ends of its own accord: the timer keeps it alive, or it flushes as it exits. A pipe that no one reads
 * neither grows the memory nor stops the process: above a megabyte lines are dropped, and counted in one line when reading resumes.
 */
export function writeLines(stream: NodeJS.WriteStream, { droppedLine }: Options): LineWriter {
  let held = '';
  let dropped = 0;
  let isBlocked = false;
  let timer: NodeJS.Timeout | null = null;

  function flush(): void {
    if (timer) clearTimeout(timer);
    timer = null;
    if (isBlocked || held === '') return;
    if (dropped > 0) held += `${droppedLine(dropped)}\n`;
    isBlocked = !stream.write(held);
    [held, dropped] = ['', 0];
  }

  function unblock(): void {
    isBlocked = false;
    flush();
  }

  async function empty(): Promise<true> {
    do {
      flush();
      await new Promise((resolve) => stream.write('', resolve));
    } while (held !== '');
    return true;
  }

  stream.on('drain', unblock);
  // After an error no drain follows. What cannot be written is dropped: the service goes on without its log.
  stream.on('error', unblock);
  process.on('exit', flush);
  return {
    write: (line) => {
      if (held.length >= MAX_BACKLOG) {
        dropped += 1;
        return;
      }
      held += `${line}\n`;
      if (held.length >= MAX_HELD) flush();
      else if (!isBlocked) timer ??= setTimeout(flush, HELD_FOR);
    },
    flush,
    close: () => Promise.race([empty(), late()]),
  };
}

function late(): Promise<false> {
  return new Promise((resolve) => {
    setTimeout(resolve, CLOSE_TIMEOUT, false).unref();
  });
}
