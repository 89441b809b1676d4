/**
 * How soon the card is painted and how long a hundred of them hold up a page, on a slow phone: as a ratio to a card that is written by
 * hand without a library, from the same host in the same run.
 */

import type { Browser } from 'playwright-core';
import { launchChrome } from '../../helpers/chrome.ts';
import { startHostSite } from '../../helpers/host-site.ts';
import { startCardHost, type CardHost } from './card-host.ts';
import { cardsOf, NAMES, pathOf, putPages, WAYS, type Way } from './card-page.ts';
import { CPU, openSlowPage, SLOW_4G } from './slow-phone.ts';
import { median } from './timing.ts';

const ROUNDS = 7;
const MAX_PAINTED: Partial<Record<Way, number>> = { bare: 1.1, preloaded: 1.1, inline: 1.2 };
const MAX_LONGEST = 1.2;

/** Milliseconds. */
interface Times {
  /** From the script's last byte to the painted cards. */
  run: number;
  /** From the start of the script's request to the painted cards. */
  whole: number;
  /** The longest task of the page; 0 where none took 50 ms. */
  longest: number;
}

/** Prints its tables. Gives them as text, too. */
export async function benchWidget(): Promise<string> {
  const [browser, host, site] = await Promise.all([
    launchChrome(),
    startCardHost(),
    startHostSite(),
  ]);
  try {
    await putPages(host, site);
    const rounds: Record<string, Times>[] = [];
    for (let round = -1; round < ROUNDS; round += 1) {
      const times: Record<string, Times> = {};
      for (const way of WAYS) {
        for (const name of round % 2 === 0 ? NAMES : NAMES.toReversed()) {
          const path = pathOf(way, name);
          times[path] = await visit(browser, site.origin + path, cardsOf(way));
        }
      }
      if (round >= 0) rounds.push(times);
    }
    const text = tables(rounds, host);
    console.log(text);
    return text;
  } finally {
    await Promise.all([browser.close(), host.close(), site.close()]);
  }
}

/** Goes to a page with nothing kept, and waits for its cards. */
async function visit(browser: Browser, url: string, cards: number): Promise<Times> {
  const page = await openSlowPage(browser, SLOW_4G);
  await page.addInitScript(notePaint, cards);
  await page.goto(url, { waitUntil: 'commit' });
  await page.waitForFunction(() => 'painted' in globalThis, null, { polling: 250 });
  const times = await page.evaluate(readTimes);
  await page.context().close();
  return times;
}

/** Runs in the page: notes when the frame in which the cards first stand is painted, and the tasks that were long. */
function notePaint(cards: number): void {
  const noted = globalThis as unknown as { painted?: number; tasks: number[] };
  noted.tasks = [];
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) noted.tasks.push(duration);
  }).observe({ type: 'longtask', buffered: true });
  const look = (): void => {
    const elements = document.querySelectorAll('content-advisory');
    const last = elements[cards - 1];
    if (!last?.shadowRoot?.querySelector('article')) {
      requestAnimationFrame(look);
      return;
    }
    const { port1, port2 } = new MessageChannel();
    // What is sent while a frame is made arrives after it.
    port1.addEventListener('message', () => {
      const painted = performance.now();
      // A task is told of after it ended.
      setTimeout(() => (noted.painted = painted), 100);
    });
    port1.start();
    port2.postMessage(0);
  };
  requestAnimationFrame(look);
}

/** Runs in the page. */
function readTimes(): Times {
  const { painted, tasks } = globalThis as unknown as { painted: number; tasks: number[] };
  const script = performance
    .getEntriesByType('resource')
    .find(({ name }) => /(widget|plain-card)\.js$/.test(name)) as PerformanceResourceTiming;
  return {
    run: painted - script.responseEnd,
    whole: painted - script.startTime,
    longest: Math.max(0, ...tasks),
  };
}

function tables(rounds: readonly Record<string, Times>[], { bytes }: CardHost): string {
  const medianOf = (way: Way, name: (typeof NAMES)[number], time: keyof Times) =>
    median(rounds.map((times) => times[pathOf(way, name)]?.[time] ?? NaN));
  const cells = (way: Way, time: keyof Times) => {
    const [widget, plain] = [medianOf(way, 'widget', time), medianOf(way, 'plain', time)];
    return `${widget.toFixed(0)} | ${plain.toFixed(0)} | ${(widget / plain).toFixed(2)}`;
  };
  return [
    `Processor ${CPU} times slower, Slow 4G, nothing kept; the script is ${bytes.widget} bytes of brotli, the plain card's ${bytes.plain}. Medians of ${ROUNDS} rounds in alternating order.`,
    '',
    '| ms to the painted card | from the script’s start | plain | ratio | from its request | plain | ratio | promised, at most |',
    '|---|---:|---:|---:|---:|---:|---:|---:|',
    ...WAYS.map(
      (way) =>
        `| ${way} | ${cells(way, 'run')} | ${cells(way, 'whole')} | ${MAX_PAINTED[way] ?? ''} |`,
    ),
    '',
    '| longest task, ms | widget | plain | ratio | promised, at most |',
    '|---|---:|---:|---:|---:|',
    `| a hundred cards | ${cells('a hundred', 'longest')} | ${MAX_LONGEST} |`,
  ].join('\n');
}
