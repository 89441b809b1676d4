/** Finds texts of others that could turn round what stands beside them, in any markup, attribute or plain text. */

import { decode } from './html.ts';

const TAG = /<(\/?)([a-z][a-z0-9-]*)((?:\s+[a-z][\w:-]*(?:="[^"]*")?)*)\s*(\/?)>/g;
const VOID = new Set(['br', 'hr', 'img', 'input', 'link', 'meta', 'path', 'base']);
const CONTROLS = /[\u202a-\u202e\u2066-\u2069]/;
const ISOLATED = /\u2068[^\u202a-\u202e\u2066-\u2069\p{Cc}\u2029]*\u2069/gu;
/** Data in a script, which no one reads as text; but a bidi control in it would still reorder the code where it is shown. */
const DATA = /<script type="application\/(?:ld\+)?json"[^>]*>[^<]*<\/script>/g;

interface Element {
  name: string;
  attributes: readonly string[];
  isAuto: boolean;
  children: (Element | string)[];
}

/** Text by others, as a pattern of all that a test writes. */
export type Foreign = RegExp;

/** Whether a plain text has foreign text outside of isolates, or a control that none of them holds. */
export function leaksInText(text: string, foreign: Foreign): string[] {
  const rest = text.replaceAll(ISOLATED, '');
  return foreign.test(rest) || CONTROLS.test(rest) ? [text] : [];
}

/** The places of a page or a picture where foreign text stands neither alone in an isolating element nor between isolates. */
export function leaksInMarkup(markup: string, foreign: Foreign): string[] {
  return leaksIn(parse(markup), foreign);
}

function leaksIn(element: Element, foreign: Foreign): string[] {
  const { name, attributes, isAuto, children } = element;
  const inAttributes = attributes.flatMap((value) =>
    isAlone(value, foreign) ? [] : leaksInText(value, foreign),
  );
  const text = textIn(element);
  if (name === 'script') return CONTROLS.test(text) ? [text] : [];
  if (name === 'pre') return leaksInText(text.replaceAll(DATA, ''), foreign);
  const isBlock = name === 'p' || name === 'li'; // its end ends whatever its text began
  const isIsolated = (name === 'bdi' || isAuto) && isAlone(text, foreign);
  if (isIsolated && (isBlock || !CONTROLS.test(text))) return inAttributes;
  const inside = children.map((child) =>
    typeof child === 'string' ? leaksInText(child, foreign) : leaksIn(child, foreign),
  );
  return [...inAttributes, ...inside.flat()];
}

/** Whether there is nothing beside the foreign text but quotation marks. */
function isAlone(text: string, foreign: Foreign): boolean {
  const bare = text.replaceAll(/[\u202a-\u202e\u2066-\u2069“”]/g, '').trim();
  return bare.replace(foreign, '') === '' && bare !== '';
}

function textIn({ children }: Element): string {
  return children.map((child) => (typeof child === 'string' ? child : textIn(child))).join('');
}

function parse(markup: string): Element {
  const root: Element = { name: '', attributes: [], isAuto: false, children: [] };
  const open = [root];
  let at = 0;
  for (const tag of markup.matchAll(TAG)) {
    const [whole, isEnd, name = '', attributes = '', isClosed] = tag;
    open.at(-1)?.children.push(decode(markup.slice(at, tag.index)));
    at = tag.index + whole.length;
    if (isEnd) open.pop();
    else {
      const element: Element = {
        name,
        attributes: [...attributes.matchAll(/="([^"]*)"/g)].map(([, value = '']) => decode(value)),
        isAuto: attributes.includes(' dir="auto"'),
        children: [],
      };
      open.at(-1)?.children.push(element);
      if (!isClosed && !VOID.has(name)) open.push(element);
    }
  }
  root.children.push(decode(markup.slice(at)));
  if (open.length !== 1) throw new Error(`These are not closed: ${open.map((one) => one.name)}`);
  return root;
}
