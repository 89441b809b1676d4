/**
 * Cuts the result of a SPARQL query into its rows while it is read, so that a large answer never is in memory as a whole: its text and
 * its objects together would take ten times the room of the facts. Pure.
 */

import { BadAnswerError, parseJson } from '../http-client.ts';

const NO_RESULT = 'is not the result of a query';

/** Rows are the objects at this depth: in a list, in an object, in the answer. */
const ROW_DEPTH = 3;

/** What the scan stops at: a text with its end, the open rest of one, and brackets. */
const TOKEN = /"[^"\\]*(?:\\[^][^"\\]*)*"|"[^]*|[{}[\]]/g;

/** A text that is longer is no text: a quotation mark stands where none belongs. */
const MAX_TEXT = 1_000_000;

export interface BindingCutter {
  /** Calls `use` with each row that the text completes. */
  push: (text: string) => void;
  /** Throws a BadAnswerError if the answer is not complete, or not the result of a query. */
  end: () => void;
}

/** The texts that are pushed must be one answer in order. Throws a BadAnswerError where a row is no JSON. */
export function createBindingCutter(use: (binding: unknown) => void): BindingCutter {
  /** The answer with a number in place of each row: small, and as complete as the answer. */
  let frame = '';
  let row = '';
  let depth = 0;
  /** The beginning of a text that the next piece completes. */
  let open = '';

  function add(text: string): void {
    if (depth > ROW_DEPTH) row += text;
    else frame += text;
  }

  function take(token: string): void {
    const isOpening = token === '{' || token === '[';
    if (isOpening) {
      depth += 1;
      add(token);
      return;
    }
    add(token);
    if (token !== '}' && token !== ']') return;
    depth -= 1;
    if (depth !== ROW_DEPTH) return;
    use(parseJson(row));
    row = '';
    frame += '0';
  }

  return {
    push(piece) {
      const text = open + piece;
      open = '';
      let last = 0;
      for (const { 0: token, index } of text.matchAll(TOKEN)) {
        add(text.slice(last, index));
        last = index + token.length;
        const isOpenText = token.startsWith('"') && last === text.length && !isWhole(token);
        if (!isOpenText) take(token);
        else if (token.length > MAX_TEXT) throw new BadAnswerError(NO_RESULT);
        else open = token;
      }
      add(text.slice(last));
    },
    end() {
      const answer = parseJson(frame + row + open) as { results?: { bindings?: unknown } } | null; // any JSON: each step is checked
      if (!Array.isArray(answer?.results?.bindings)) throw new BadAnswerError(NO_RESULT);
    },
  };
}

/** Whether a text in quotes has its end. */
function isWhole(text: string): boolean {
  return /^"[^"\\]*(?:\\[^][^"\\]*)*"$/.test(text);
}
