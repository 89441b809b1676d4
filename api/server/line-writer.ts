/** Writes lines to a stream in batches, so that a line per request does not need a system call each. */

export interface LineWriter {
  write: (line: string) => void;
  /** Writes the buffered lines. */
  flush: () => void;
  /** Flushes; resolves to whether everything was written: false if no one reads the stream for half a second. */
  close: () => Promise<boolean>;
}

/** Buffered lines are written after this many characters or milliseconds. */
const MAX_BUFFERED = 16 * 1024;
const FLUSH_DELAY_MS = 100;

/** Characters that are buffered for a stream that no one reads. Further lines are dropped. */
const MAX_BACKLOG = 1024 * 1024;

const CLOSE_TIMEOUT_MS = 500;

interface Options {
  /** The line that replaces dropped lines. */
  droppedLine: (count: number) => string;
}

/**
 * Loses nothing when the program exits by itself: the timer keeps it alive, and it flushes on exit. A pipe that no one reads does not use
 * up memory or block the process: above a megabyte, lines are dropped, and one line reports their number when reading resumes.
 */
export function writeLines(stream: NodeJS.WriteStream, { droppedLine }: Options): LineWriter {
  let buffered = '';
  let dropped = 0;
  let isBlocked = false;
  let timer: NodeJS.Timeout | null = null;

  function flush(): void {
    if (timer) clearTimeout(timer);
    timer = null;
    if (isBlocked || buffered === '') return;
    if (dropped > 0) buffered += `${droppedLine(dropped)}\n`;
    isBlocked = !stream.write(buffered);
    [buffered, dropped] = ['', 0];
  }

  function unblock(): void {
    isBlocked = false;
    flush();
  }

  async function flushAll(): Promise<true> {
    do {
      flush();
      await new Promise((resolve) => stream.write('', resolve));
    } while (buffered !== '');
    return true;
  }

  stream.on('drain', unblock);
  // No drain follows an error. Lines that cannot be written are dropped: the service continues without its log.
  stream.on('error', unblock);
  process.on('exit', flush);
  return {
    write: (line) => {
      if (buffered.length >= MAX_BACKLOG) {
        dropped += 1;
        return;
      }
      buffered += `${line}\n`;
      if (buffered.length >= MAX_BUFFERED) flush();
      else if (!isBlocked) timer ??= setTimeout(flush, FLUSH_DELAY_MS);
    },
    flush,
    close: () => Promise.race([flushAll(), timeout()]),
  };
}

function timeout(): Promise<false> {
  return new Promise((resolve) => {
    setTimeout(resolve, CLOSE_TIMEOUT_MS, false).unref();
  });
}
