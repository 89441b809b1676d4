/** Pages of other people's sites with the card on them, for the browser tests of a file. */

import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, inject } from 'vitest';
import { rulesForHer } from './reserved-rules.ts';
import { closePages, openPage, watchLayoutShift, type WatchedPage } from './browser.ts';
import { startHostSite, type HostSite } from './host-site.ts';
import type { Service } from './service.ts';

export interface Visit extends WatchedPage {
  /** The sum of the layout shifts so far. */
  shift: () => Promise<number>;
}

export interface VisitOptions extends BrowserContextOptions {
  /** Of the page's answer. */
  headers?: Record<string, string>;
  /** What stands behind the address: `?query` or `#fragment`. */
  end?: string;
  /** Called with the page before it goes anywhere. */
  before?: (page: Page) => Promise<unknown>;
}

interface Running {
  browser: Browser;
  service: Pick<Service, 'url' | 'stop'>;
  site: HostSite;
}

/** The headers of an answer that another origin may read as JSON. */
export const JSON_HEADERS = {
  'Content-Type': 'application/json',
  'Access-Control-Allow-Origin': '*',
};

/**
 * Connects the tests of a file to the browser that all files share, and to the shared service with the first films unless the file starts
 * its own. Starts a site of another origin for them, and closes their pages after each.
 */
export function useHost({ startOwn }: { startOwn?: () => Promise<Service> } = {}) {
  let running: Running | undefined;
  const started = (): Running => {
    if (!running) throw new Error('Not before the tests run');
    return running;
  };
  beforeAll(async () => {
    const [browser, service, site] = await Promise.all([
      chromium.connect(inject('browserEndpoint')),
      startOwn?.() ?? { url: inject('serviceUrl'), stop: async () => {} },
      startHostSite(),
    ]);
    running = { browser, service, site };
  });
  afterEach(() => closePages(started().browser));
  afterAll(async () => {
    const { browser, service, site } = started();
    await Promise.all([browser.close(), service.stop(), site.close()]);
  });

  /** Puts a page on the host's site and goes there. */
  async function visit(html: string, options: VisitOptions = {}): Promise<Visit> {
    const { headers = {}, end = '', before, ...context } = options;
    const { browser, site } = started();
    const path = `/${Math.random()}`;
    site.put(path, { html, headers });
    const opened = await openPage(browser, context);
    const shift = await watchLayoutShift(opened.page);
    await before?.(opened.page);
    await opened.page.goto(site.origin + path + end);
    return { ...opened, shift };
  }

  return {
    get service() {
      return started().service;
    },
    get site() {
      return started().site;
    },
    get browser() {
      return started().browser;
    },
    visit,
    /** The element with the link that the host writes inside. */
    element(attributes = 'film="her-2013"'): string {
      return `<content-advisory ${attributes}><a href="${started().service.url}/films/her-2013">Her: content advisory</a></content-advisory>`;
    },
    script(attributes = 'async', path = '/widget.js'): string {
      return `<script ${attributes} src="${started().service.url}${path}"></script>`;
    },
    /** What the service says of a film to a closed card. */
    async cardOf(id: string): Promise<Record<string, unknown>> {
      const answer = await fetch(`${started().service.url}/v1/films/${id}?fields=card`);
      return (await answer.json()) as Record<string, unknown>;
    },
    /** Puts what a closed card loads of a film onto the host's own site, to be had with `api` set to it. */
    putCard(id: string, card: unknown): void {
      started().site.put(`/v1/films/${id}`, { html: JSON.stringify(card), headers: JSON_HEADERS });
    },
  };
}

/** A page of a host. Unless told otherwise it reserves room for the card as the documentation says. */
export function hostPage(
  body: string,
  { css = rulesForHer(), head = '', lang = 'en', html = '' } = {},
): string {
  return `<!doctype html><html lang="${lang}" ${html}><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
    <title>A film blog</title><link rel="icon" href="data:,">${head}<style>${css}</style></head>
    <body><main><h1>My review of Her</h1>${body}<p id="after">And so on.</p></main></body></html>`;
}

export function cardOn(page: Page) {
  return page.locator('content-advisory article');
}

/** Opens every line of every card, and waits for what stands behind them. */
export async function openAllLines(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const element of document.querySelectorAll('content-advisory'))
      for (const line of element.shadowRoot?.querySelectorAll('details') ?? []) line.open = true;
  });
}
