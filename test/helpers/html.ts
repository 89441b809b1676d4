/** Reads a page's markup strictly, so that a test sees whatever text broke out of its place. */

export interface Tag {
  name: string;
  attributes: Record<string, string>;
}

const TAG = /^<([a-z][a-z0-9-]*)((?:\s+[a-z][\w:-]*(?:="[^"]*")?)*)\s*\/?>/;
const OTHER = /^<(?:\/[a-z][a-z0-9-]*>|!doctype html>)/;
const ENTITIES: Record<string, string> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
};

/** Every tag of a page. Throws where a “<” begins none: then it should have been escaped. */
export function tagsOf(html: string): Tag[] {
  const tags: Tag[] = [];
  for (let at = html.indexOf('<'); at !== -1; at = html.indexOf('<', at + 1)) {
    const rest = html.slice(at);
    if (OTHER.test(rest)) continue;
    const [, name, attributes] = TAG.exec(rest) ?? [];
    if (name === undefined || attributes === undefined)
      throw new Error(`This is no tag: ${rest.slice(0, 80)}`);
    tags.push({ name, attributes: attributesOf(attributes) });
  }
  return tags;
}

function attributesOf(text: string): Record<string, string> {
  const found = text.matchAll(/\s+([a-z][\w:-]*)(?:="([^"]*)")?/g);
  return Object.fromEntries([...found].map(([, name, value]) => [name, decode(value ?? '')]));
}

/** What a person reads: the text outside of tags and of scripts, with single spaces. A `<bdi>` stands within a sentence. */
export function textOf(html: string): string {
  const text = html.replace(/<script[^>]*>.*?<\/script>|<\/?bdi>/gs, '').replace(/<[^>]*>/g, ' ');
  return decode(text).replace(/\s+/g, ' ');
}

export function decode(text: string): string {
  return text.replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => ENTITIES[entity] ?? entity);
}
