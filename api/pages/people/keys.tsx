/** Answers the pages by which admins make and revoke the keys of programs. */

import type { Context } from 'hono';
import { Isolated } from '../../../widget/view/isolated.tsx';
import { SCOPES } from '../../domain/people/access.ts';
import type { AppEnv } from '../../http/app-env.ts';
import { readForm } from '../../http/form.ts';
import { requirePerson } from '../../http/require-person.ts';
import { requireSecureSite } from '../../http/site.ts';
import { withWriteDb } from '../../http/write-db.ts';
import { CommandError } from '../../services/command-error.ts';
import { createApiKey, readApiKeys, revokeKey } from '../../services/people/api-keys.ts';
import { formToken } from '../../services/people/tokens.ts';
import { ErrorSummary, sendDeskPage } from '../desk/frame.tsx';
import { AskPage, NewForm, SecretPage } from './parts.tsx';
import { KEYS, PEOPLE } from './words.ts';

const BACK = { href: '/desk/keys', text: KEYS.back };

export async function showKeys(c: Context<AppEnv>): Promise<Response> {
  return sendKeys(c, { name: '', scope: 'write', problem: null });
}

export async function makeKey(c: Context<AppEnv>): Promise<Response> {
  const { person } = requirePerson(c);
  requireSecureSite(c);
  const form = await readForm(c);
  const name = form.get('name') ?? '';
  const given = form.get('scope');
  const scope = SCOPES.find((one) => one === given) ?? 'propose';
  const now = new Date().toISOString();
  try {
    const key = await withWriteDb(c, (db) =>
      createApiKey(db, { name, scope, createdBy: person.id, now }),
    );
    const title = KEYS.keyTitle(name.trim());
    return await sendDeskPage(c, {
      title,
      children: <SecretPage title={title} lead={KEYS.keyLead} secret={key} back={BACK} />,
    });
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    return sendKeys(c, { name, scope, problem: error.message });
  }
}

export async function askToRevoke(c: Context<AppEnv>, id: string): Promise<Response> {
  const { session } = requirePerson(c);
  const keys = await readApiKeys(c.get('openDb')());
  const key = keys.find((one) => one.id === id && one.revoked_at === null);
  if (!key) return sendKeys(c, { name: '', scope: 'write', problem: KEYS.unknown });
  const title = KEYS.revokeTitle(key.name);
  return sendDeskPage(c, {
    title,
    children: (
      <AskPage
        title={title}
        lead={KEYS.revokeLead}
        action={c.req.path}
        button={KEYS.revoke}
        token={await formToken(session)}
        back={{ ...BACK, text: KEYS.cancel }}
      />
    ),
  });
}

export async function revokeOne(c: Context<AppEnv>, id: string): Promise<Response> {
  requirePerson(c);
  await readForm(c);
  const now = new Date().toISOString();
  try {
    await withWriteDb(c, (db) => revokeKey(db, id, now));
    return c.redirect('/desk/keys', 303);
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    return sendKeys(c, { name: '', scope: 'write', problem: KEYS.unknown });
  }
}

interface KeysProps {
  /** What stands in the form. */
  name: string;
  scope: string;
  problem: string | null;
}

async function sendKeys(
  c: Context<AppEnv>,
  { name, scope, problem }: KeysProps,
): Promise<Response> {
  const { session } = requirePerson(c);
  const keys = await readApiKeys(c.get('openDb')());
  return sendDeskPage(c, {
    title: KEYS.title,
    status: problem === null ? 200 : 400,
    children: (
      <>
        <h1>{KEYS.title}</h1>
        <p class="lead">{KEYS.lead}</p>
        {problem !== null && <ErrorSummary title={PEOPLE.problem} errors={[['name', problem]]} />}
        {keys.length === 0 && <p>{KEYS.none}</p>}
        <ul class="rows">
          {keys.map((key) => (
            <li key={key.id}>
              <span>
                <Isolated text={key.name} />, {key.scope}{' '}
                <span class="small">
                  {key.created_by !== null && (
                    <>
                      {KEYS.by} <Isolated text={key.created_by} /> ·{' '}
                    </>
                  )}
                  {key.revoked_at === null
                    ? key.used_day === null
                      ? KEYS.never
                      : `${KEYS.used} ${key.used_day}`
                    : `${KEYS.revoked} ${key.revoked_at.slice(0, 10)}`}
                </span>
              </span>
              {key.revoked_at === null && (
                <a href={`/desk/keys/${key.id}/revoke`} aria-label={`${KEYS.revoke}: ${key.name}`}>
                  {KEYS.revoke}
                </a>
              )}
            </li>
          ))}
        </ul>
        <NewForm
          title={KEYS.create}
          action="/desk/keys"
          token={await formToken(session)}
          name={{ label: KEYS.name, value: name }}
          choice={{ name: 'scope', label: KEYS.scope, value: scope, options: KEYS.scopes }}
          button={KEYS.createButton}
        />
      </>
    ),
  });
}
