/** The frame of the pages for editors. */

import type { ComponentChildren } from 'preact';
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { AppEnv } from '../../http/app-env.ts';
import { FORM_TOKEN } from '../../http/form.ts';
import { sendPage } from '../layout/page.tsx';

const FRAME = {
  label: 'Desk',
  links: [
    ['/desk', 'Desk'],
    ['/desk/proposals', 'Proposals'],
    ['/desk/account', 'Account'],
  ],
  adminLinks: [
    ['/desk/people', 'People'],
    ['/desk/keys', 'Keys'],
  ],
} as const;

/** Of the pages in this folder. */
export const DESK_ASSETS = ['/assets/desk.css', '/assets/desk.js'];

const FORM_ASSETS = ['/assets/form.css'];

interface DeskPage {
  title: string;
  /** The style sheets and scripts of the page, by their paths. */
  assets?: readonly string[];
  children: ComponentChildren;
  status?: ContentfulStatusCode;
}

/** Answers with a page of the desk. */
export function sendDeskPage(
  c: Context<AppEnv>,
  { title, assets = FORM_ASSETS, children, status = 200 }: DeskPage,
): Promise<Response> {
  c.header('Cache-Control', 'no-store');
  const isAdmin = c.get('actor')?.scope === 'admin';
  const links = [...FRAME.links, ...(isAdmin ? FRAME.adminLinks : [])];
  return sendPage(
    c,
    {
      title: `${title} · content-advisory`,
      description: title,
      assets,
      isForEditors: true,
      children: (
        <>
          <nav class="desk-links" aria-label={FRAME.label}>
            {links.map(([href, text]) => (
              <a key={href} href={href} aria-current={c.req.path === href ? 'page' : undefined}>
                {text}
              </a>
            ))}
          </nav>
          {children}
        </>
      ),
    },
    status,
  ) as Promise<Response>;
}

/** The token that each form of a signed-in person sends along. */
export function TokenField({ token }: { token: string }) {
  return <input type="hidden" name={FORM_TOKEN} value={token} />;
}

/** A message about what was sent, with its links to the fields; screen readers read it at once. */
export function ErrorSummary({
  title,
  errors,
}: {
  title: string;
  errors: readonly (readonly [id: string, message: string])[];
}) {
  return (
    <div id="errors" class="notice bad" role="alert" tabIndex={-1} autofocus>
      <h2>{title}</h2>
      {errors.length > 0 && (
        <ul>
          {errors.map(([id, message]) => (
            <li key={id}>
              <a href={`#${id}`}>{message}</a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
