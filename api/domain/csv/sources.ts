/** Sources as people write them into a cell: one a line, as `Name <https://…> 2024-12 licence CC0-1.0`. Pure. */

import type { SourceFacts } from '../../../db/film.ts';

const FORM =
  /^(.*?)(?: <(https?:\/\/[^\s<>]+)>)?(?: (\d{4}(?:-\d\d(?:-\d\d)?)?))?(?: licence (.+?))?(?: until (\d{4}-\d\d-\d\dT[\d:.]+Z))?$/;

/** A list of sources as text, or as JSON if a name would be misread as text. */
export function writeSources(sources: readonly SourceFacts[]): string {
  const text = sources.map(writeSource).join('\n');
  const isReadAlike =
    !isJson(text) && JSON.stringify(readSources(text)) === JSON.stringify(sources);
  return isReadAlike ? text : JSON.stringify(sources);
}

function writeSource({ name, url, read_at, licence, expires_at }: SourceFacts): string {
  return [
    name,
    ...(url === null ? [] : [`<${url}>`]),
    ...(read_at === null ? [] : [read_at]),
    ...(licence === null ? [] : [`licence ${licence}`]),
    ...(expires_at === null ? [] : [`until ${expires_at}`]),
  ].join(' ');
}

function isJson(text: string): boolean {
  return text.startsWith('[{');
}

/** Reads the sources of a cell, as `writeSources` writes them. JSON is not validated here. Throws SyntaxError if it starts like JSON and is not. */
export function readSources(text: string): unknown[] {
  if (isJson(text)) return JSON.parse(text) as unknown[]; // the format is checked after this
  return text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [, name = '', ...said] = FORM.exec(line.trim()) ?? [];
      const [url = null, read_at = null, licence = null, expires_at = null] = said;
      return { name, url, read_at, licence, expires_at };
    });
}

/** The numbers of a film's sources, as `#1 #3`: the first of its list is `#1`. */
export function writeCitation(indexes: readonly number[]): string {
  return indexes.map((index) => `#${index + 1}`).join(' ');
}

/**
 * The indexes of the sources that a cell cites, as `#1 #3` or written out. Sources that are written out are added to `sources`.
 *
 * @example
 * readCitation('#1 #3', []) // [0, 2]
 */
export function readCitation(text: string, sources: unknown[]): number[] {
  if (/^#\d{1,4}(?:[\s,]+#\d{1,4})*$/.test(text))
    return [...text.matchAll(/\d+/g)].map(([number]) => Number(number) - 1);
  return readSources(text).map((source) => {
    const same = JSON.stringify(source);
    const found = sources.findIndex((one) => JSON.stringify(one) === same);
    return found === -1 ? sources.push(source) - 1 : found;
  });
}
