/** The table of who may do what, made from what the routes declare. */

import type { Hono } from 'hono';
import { includesScope, ROLES, scopeOfRole } from '../domain/people/access.ts';
import { describedRoutes } from './document.ts';

/** In Markdown: a line for each operation that is not a public read. */
export function accessTable(app: Pick<Hono, 'routes'>): string {
  const rows = describedRoutes(app)
    // A page does the same in every language, and is listed once.
    .filter(({ path }) => !path.startsWith('/:language'))
    .filter(({ method, description }) => method !== 'GET' || isProtected(description.access))
    .map(({ method, path, description: { summary, access } }) => {
      const address = path.replaceAll(/:(\w+)/g, '{$1}');
      const roles = ROLES.map((role) =>
        !isProtected(access) || includesScope(scopeOfRole(role), access) ? 'yes' : 'no',
      );
      return [`\`${method} ${address}\``, summary, isProtected(access) ? 'no' : 'yes', ...roles];
    });
  const head = ['operation', 'what it does', 'anyone', ...ROLES.map(columnOf)];
  const lines = [head, head.map(() => '---'), ...rows];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

const columnOf = (role: (typeof ROLES)[number]) => `${role}, \`${scopeOfRole(role)}\``;

function isProtected<Access>(access: Access): access is Exclude<Access, undefined | 'optional'> {
  return access !== undefined && access !== 'optional';
}

const MARKS = /(<!-- access: start -->)[\s\S]*(<!-- access: end -->)/;

/** A document with the current table between its marks. */
export function withAccessTable(document: string, app: Pick<Hono, 'routes'>): string {
  return document.replace(MARKS, (_, start, end) => `${start}\n\n${accessTable(app)}\n\n${end}`);
}
