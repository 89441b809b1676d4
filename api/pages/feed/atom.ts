/** A feed as XML (Atom 1.0, RFC 4287; its pages after RFC 5005). */

import { xmlText } from '../site/xml-text.ts';

export interface FeedEntry {
  /** The address of its page, which is its id too. */
  url: string;
  title: string;
  summary: string;
  /** ISO 8601. */
  published: string;
  updated: string;
}

export interface Feed {
  /** Its own address, which is its id. */
  self: string;
  /** The first page; the same as `self` on it. */
  first: string;
  /** The page for readers. */
  page: string;
  /** null on the last page. */
  next: string | null;
  title: string;
  entries: readonly FeedEntry[];
}

/** An empty feed has no time of its own. */
const NEVER = '1970-01-01T00:00:00.000Z';

export function atomText({ self, first, page, next, title, entries }: Feed): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">',
    element('id', first),
    element('title', title),
    element('updated', entries[0]?.updated ?? NEVER),
    `<author>${element('name', 'content-advisory')}${element('uri', page)}</author>`,
    element('rights', 'CC BY 4.0: https://creativecommons.org/licenses/by/4.0/'),
    link('self', self, 'application/atom+xml'),
    link('alternate', page, 'text/html'),
    link('first', first, 'application/atom+xml'),
    ...(next === null ? [] : [link('next', next, 'application/atom+xml')]),
    ...entries.map(entryText),
    '</feed>\n',
  ].join('\n');
}

function entryText({ url, title, summary, published, updated }: FeedEntry): string {
  return [
    '<entry>',
    element('id', url),
    element('title', title),
    element('published', published),
    element('updated', updated),
    link('alternate', url, 'text/html'),
    element('summary', summary),
    '</entry>',
  ].join('\n');
}

function element(name: string, text: string): string {
  return `<${name}>${xmlText(text)}</${name}>`;
}

function link(rel: string, href: string, type: string): string {
  return `<link rel="${rel}" type="${type}" href="${xmlText(href)}"/>`;
}
