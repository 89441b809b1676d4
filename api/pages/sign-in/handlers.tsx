/** Answers the pages for signing in. */

import type { Context } from 'hono';
import { roleOfScope } from '../../domain/people/access.ts';
import type { AppEnv } from '../../http/app-env.ts';
import { readForm } from '../../http/form.ts';
import { requireOwnOrigin } from '../../http/own-origin.ts';
import { requirePerson } from '../../http/require-person.ts';
import { clearSessionCookie, setSessionCookie } from '../../http/session-cookie.ts';
import { requireSecureSite } from '../../http/site.ts';
import { withWriteDb } from '../../http/write-db.ts';
import { CommandError } from '../../services/command-error.ts';
import { deletePasskey, endSession, readAccount, signOut } from '../../services/people/account.ts';
import { becomeFirstAdmin, isFirstAdminLink } from '../../services/people/first-admin.ts';
import { personOfLink, signInByLink } from '../../services/people/sign-in.ts';
import { formToken } from '../../services/people/tokens.ts';
import { sendPage, type PageProps } from '../layout/page.tsx';
import { AccountPage } from './account-page.tsx';
import { AFTER_SIGN_IN, deskPath } from './after-sign-in.ts';
import { DeadLinkPage, FirstAdminPage, LinkPage } from './link-page.tsx';
import { SignInPage } from './sign-in-page.tsx';
import { ACCOUNT, LINK, SIGN_IN } from './words.ts';

export async function showSignIn(c: Context<AppEnv>): Promise<Response> {
  const { passkeyName } = requireSecureSite(c);
  const name = c.get('actor')?.name ?? null;
  return sendDesk(
    c,
    SIGN_IN.title,
    <SignInPage
      name={name}
      to={deskPath(c.req.query('to')) ?? AFTER_SIGN_IN}
      hasPasskeys={passkeyName !== null}
    />,
  );
}

export async function showLink(c: Context<AppEnv>, token: string): Promise<Response> {
  requireSecureSite(c);
  const now = new Date().toISOString();
  if (await isFirst(c, token, now)) return sendFirstAdmin(c, null);
  const person = await personOfLink(c.get('openDb')(), token, now);
  if (!person) return sendDeadLink(c);
  return sendDesk(c, LINK.title(person.name), <LinkPage action={c.req.path} name={person.name} />);
}

export async function useLink(c: Context<AppEnv>, token: string): Promise<Response> {
  requireSecureSite(c);
  requireOwnOrigin(c);
  const now = new Date().toISOString();
  try {
    const session = (await isFirst(c, token, now))
      ? await beFirst(c, now)
      : await withWriteDb(c, (db) => signInByLink(db, token, now));
    if (session === null) return await sendDeadLink(c);
    setSessionCookie(c, session);
    return c.redirect(AFTER_SIGN_IN, 303);
  } catch (error) {
    if (error instanceof CommandError) return sendFirstAdmin(c, error.message);
    throw error;
  }
}

async function isFirst(c: Context<AppEnv>, token: string, now: string): Promise<boolean> {
  return isFirstAdminLink(c.get('openDb')(), token, { offer: c.get('firstAdmin'), now });
}

async function beFirst(c: Context<AppEnv>, now: string): Promise<string | null> {
  const name = (await readForm(c)).get('name') ?? '';
  return withWriteDb(c, (db) => becomeFirstAdmin(db, { name, now }));
}

function sendFirstAdmin(c: Context<AppEnv>, problem: string | null): Promise<Response> {
  const page = <FirstAdminPage action={c.req.path} problem={problem} />;
  return sendDesk(c, LINK.firstTitle, page, problem === null ? 200 : 400);
}

function sendDeadLink(c: Context<AppEnv>): Promise<Response> {
  return sendDesk(c, LINK.deadTitle, <DeadLinkPage />, 404);
}

export async function showAccount(c: Context<AppEnv>): Promise<Response> {
  const { person, session } = requirePerson(c);
  const { passkeyName } = requireSecureSite(c);
  const now = new Date().toISOString();
  const account = await readAccount(c.get('openDb')(), { person: person.id, session, now });
  return sendDesk(
    c,
    ACCOUNT.title,
    <AccountPage
      {...account}
      name={person.name}
      role={roleOfScope(person.scope)}
      formToken={await formToken(session)}
      hasPasskeys={passkeyName !== null}
    />,
  );
}

export async function signOutHere(c: Context<AppEnv>): Promise<Response> {
  const { person, session } = requirePerson(c);
  await readForm(c);
  await withWriteDb(c, (db) => signOut(db, person.id, session));
  clearSessionCookie(c);
  return c.redirect('/sign-in', 303);
}

export async function endSessions(c: Context<AppEnv>): Promise<Response> {
  const { person } = requirePerson(c);
  const id = (await readForm(c)).get('id') ?? '';
  await withWriteDb(c, (db) => endSession(db, person.id, id));
  return c.redirect('/desk/account', 303);
}

export async function removePasskey(c: Context<AppEnv>): Promise<Response> {
  const { person } = requirePerson(c);
  const id = (await readForm(c)).get('id') ?? '';
  await withWriteDb(c, (db) => deletePasskey(db, person.id, id));
  return c.redirect('/desk/account', 303);
}

async function sendDesk(
  c: Context<AppEnv>,
  title: string,
  children: PageProps['children'],
  status: 200 | 400 | 404 = 200,
): Promise<Response> {
  return sendPage(
    c,
    {
      title: `${title} · content-advisory`,
      description: title,
      assets: ['/assets/sign-in.css', '/assets/sign-in.js'],
      isForEditors: true,
      children,
    },
    status,
  );
}
