/** The forms of the desk, as a browser without scripts fills and sends them. */

import type { Role } from '../../api/domain/people/access.ts';
import { decode, tagsOf } from './html.ts';
import { signedIn } from './people.ts';
import type { TestApp } from './test-app.ts';

/** What is typed: a text replaces the field’s, a list all its values. */
export type Typed = Record<string, string | readonly string[]>;

export interface Browser {
  headers: Record<string, string>;
  open: (path: string) => Promise<{ status: number; location: string | null; html: string }>;
  /** Sends fields, as those of a form with changes. */
  send: (
    path: string,
    fields: URLSearchParams,
    typed?: Typed,
  ) => Promise<{ status: number; location: string | null; html: string }>;
}

/** A signed-in person’s browser. */
export async function browserOf(app: TestApp, name: string, role: Role): Promise<Browser> {
  const headers = { ...(await signedIn(app.db, { name, role })), Accept: 'text/html' };
  const read = async (answer: Response) => ({
    status: answer.status,
    location: answer.headers.get('Location'),
    html: await answer.text(),
  });
  return {
    headers,
    open: async (path) => read(await app.request(path, { headers })),
    send: async (path, fields, typed = {}) => {
      const body = new URLSearchParams(fields);
      for (const [key, value] of Object.entries(typed)) {
        body.delete(key);
        for (const one of typeof value === 'string' ? [value] : value) body.append(key, one);
      }
      return read(
        await app.request(path, {
          method: 'POST',
          headers: { ...headers, 'Content-Type': 'application/x-www-form-urlencoded' },
          body: String(body),
        }),
      );
    },
  };
}

/** What a browser would send of the form with this action. */
export function fieldsOf(html: string, action: string): URLSearchParams {
  const forms = html.split('<form').slice(1);
  const form = forms.find((one) => one.slice(0, one.indexOf('>')).includes(`action="${action}"`));
  if (form === undefined) throw new Error(`There is no form for ${action}`);
  const text = `<form${form.slice(0, form.indexOf('</form>'))}`;
  const fields = new URLSearchParams();
  for (const { name, attributes } of tagsOf(text)) {
    const { type, name: key, value = '' } = attributes;
    if (name !== 'input' || key === undefined) continue;
    if ((type === 'radio' || type === 'checkbox') && !('checked' in attributes)) continue;
    fields.append(key, value);
  }
  for (const [, attributes = '', value = ''] of text.matchAll(
    /<textarea([^>]*)>(.*?)<\/textarea>/gs,
  )) {
    const [, key] = / name="([^"]*)"/.exec(attributes) ?? [];
    if (key !== undefined) fields.append(key, decode(value));
  }
  return fields;
}

/** The error beside a field; undefined if there is none. */
export function errorAt(html: string, id: string): string | undefined {
  const [, text] = new RegExp(`id="${id}-error"[^>]*>([^<]*)<`).exec(html) ?? [];
  return text === undefined ? undefined : decode(text);
}
