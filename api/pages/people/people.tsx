/** Answers the pages by which admins give people access and take it away. */

import type { Context } from 'hono';
import { Isolated } from '../../../widget/view/isolated.tsx';
import { ROLES } from '../../domain/people/access.ts';
import type { AppEnv } from '../../http/app-env.ts';
import { readForm } from '../../http/form.ts';
import { requirePerson as requireSignedIn } from '../../http/require-person.ts';
import { requireSecureSite } from '../../http/site.ts';
import { withWriteDb } from '../../http/write-db.ts';
import { CommandError } from '../../services/command-error.ts';
import {
  changeRole,
  invite,
  readPeople,
  renewLink,
  requirePerson,
  revoke,
  type ListedPerson,
} from '../../services/people/people.ts';
import { signInAddress } from '../../services/people/sign-in-address.ts';
import { formToken } from '../../services/people/tokens.ts';
import { ErrorSummary, sendDeskPage, TokenField } from '../desk/frame.tsx';
import { AskPage, NewForm, SecretPage } from './parts.tsx';
import { PEOPLE } from './words.ts';

const BACK = { href: '/desk/people', text: PEOPLE.back };

export async function showPeople(c: Context<AppEnv>): Promise<Response> {
  return sendPeople(c, { name: '', role: 'editor', problem: null });
}

export async function invitePerson(c: Context<AppEnv>): Promise<Response> {
  requireSignedIn(c);
  const form = await readForm(c);
  const name = form.get('name') ?? '';
  const given = form.get('role');
  const role = ROLES.find((one) => one === given) ?? 'reviewer';
  const now = new Date().toISOString();
  try {
    const token = await withWriteDb(c, (db) => invite(db, { name, role, now }));
    return await sendLink(c, name, token);
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    return sendPeople(c, { name, role, problem: error.message });
  }
}

export async function makeLink(c: Context<AppEnv>, id: string): Promise<Response> {
  requireSignedIn(c);
  await readForm(c);
  const now = new Date().toISOString();
  const made = await withPerson(c, id, async (db, person) => ({
    name: person.name,
    token: await renewLink(db, person, now),
  }));
  return made ? sendLink(c, made.name, made.token) : sendUnknown(c);
}

export async function changePersonsRole(c: Context<AppEnv>, id: string): Promise<Response> {
  const { person } = requireSignedIn(c);
  const given = (await readForm(c)).get('role');
  const role = ROLES.find((one) => one === given);
  const problem = id === person.id ? PEOPLE.ownRole : role ? null : PEOPLE.unknownRole;
  if (!role || problem !== null) return sendPeople(c, { name: '', role: 'editor', problem });
  const found = await withPerson(c, id, async (db, one) => {
    await changeRole(db, one, role);
    return true;
  });
  return found ? c.redirect('/desk/people', 303) : sendUnknown(c);
}

export async function askToRevoke(c: Context<AppEnv>, id: string): Promise<Response> {
  const { session } = requireSignedIn(c);
  const people = await readPeople(c.get('openDb')());
  const person = people.find((one) => one.id === id && one.ended_at === null);
  if (!person) return sendUnknown(c);
  const title = PEOPLE.revokeTitle(person.name);
  return sendDeskPage(c, {
    title,
    children: (
      <AskPage
        title={title}
        lead={PEOPLE.revokeLead}
        action={c.req.path}
        button={PEOPLE.revoke}
        token={await formToken(session)}
        back={{ ...BACK, text: PEOPLE.cancel }}
      />
    ),
  });
}

export async function revokePerson(c: Context<AppEnv>, id: string): Promise<Response> {
  const { person } = requireSignedIn(c);
  await readForm(c);
  if (id === person.id)
    return sendPeople(c, { name: '', role: 'editor', problem: PEOPLE.yourself });
  const now = new Date().toISOString();
  const found = await withPerson(c, id, async (db, one) => {
    await revoke(db, one, now);
    return true;
  });
  return found ? c.redirect('/desk/people', 303) : sendUnknown(c);
}

type WriteDb = Parameters<typeof revoke>[0];
type Person = Parameters<typeof revoke>[1];

/** null if no one with access has the id. */
async function withPerson<Result>(
  c: Context<AppEnv>,
  id: string,
  work: (db: WriteDb, person: Person) => Promise<Result>,
): Promise<Result | null> {
  return withWriteDb(c, async (db) => {
    const person = await requirePerson(db, id).catch((error: unknown) => {
      if (error instanceof CommandError) return null;
      throw error;
    });
    return person && work(db, person);
  });
}

function sendUnknown(c: Context<AppEnv>): Promise<Response> {
  return sendPeople(c, { name: '', role: 'editor', problem: PEOPLE.unknown });
}

function sendLink(c: Context<AppEnv>, name: string, token: string): Promise<Response> {
  const { origin } = requireSecureSite(c);
  const title = PEOPLE.linkTitle(name.trim());
  return sendDeskPage(c, {
    title,
    children: (
      <SecretPage
        title={title}
        lead={PEOPLE.linkLead}
        secret={signInAddress(origin, token)}
        back={BACK}
      />
    ),
  });
}

interface PeopleProps {
  /** The values of the form's fields. */
  name: string;
  role: string;
  problem: string | null;
}

async function sendPeople(
  c: Context<AppEnv>,
  { name, role, problem }: PeopleProps,
): Promise<Response> {
  const { person: admin, session } = requireSignedIn(c);
  const people = await readPeople(c.get('openDb')());
  const token = await formToken(session);
  return sendDeskPage(c, {
    title: PEOPLE.title,
    status: problem === null ? 200 : 400,
    children: (
      <>
        <h1>{PEOPLE.title}</h1>
        <p class="lead">{PEOPLE.lead}</p>
        {problem !== null && <ErrorSummary title={PEOPLE.problem} errors={[['name', problem]]} />}
        <ul class="rows">
          {people.map((person) => (
            <li key={person.id}>
              <PersonLine person={person} isYou={person.id === admin.id} />
              {person.ended_at === null && (
                <div class="decide">
                  <form method="post" action={`/desk/people/${person.id}/link`}>
                    <TokenField token={token} />
                    <button aria-label={`${PEOPLE.link}: ${person.name}`}>{PEOPLE.link}</button>
                  </form>
                  {person.id !== admin.id && (
                    <>
                      <RoleForm person={person} token={token} />
                      <a
                        href={`/desk/people/${person.id}/revoke`}
                        aria-label={`${PEOPLE.revoke}: ${person.name}`}
                      >
                        {PEOPLE.revoke}
                      </a>
                    </>
                  )}
                </div>
              )}
            </li>
          ))}
        </ul>
        <NewForm
          title={PEOPLE.invite}
          action="/desk/people"
          token={token}
          name={{ label: PEOPLE.name, value: name }}
          choice={{ name: 'role', label: PEOPLE.role, value: role, options: PEOPLE.roles }}
          button={PEOPLE.inviteButton}
        />
      </>
    ),
  });
}

function RoleForm({ person: { id, name, role }, token }: { person: ListedPerson; token: string }) {
  return (
    <form class="filter" method="post" action={`/desk/people/${id}/role`}>
      <TokenField token={token} />
      <select name="role" aria-label={`${PEOPLE.newRole}: ${name}`}>
        {ROLES.map((one) => (
          <option key={one} selected={one === role}>
            {one}
          </option>
        ))}
      </select>
      <button aria-label={`${PEOPLE.changeRole}: ${name}`}>{PEOPLE.changeRole}</button>
    </form>
  );
}

function PersonLine({ person, isYou }: { person: ListedPerson; isYou: boolean }) {
  const { name, role, seen_day, ended_at } = person;
  return (
    <span>
      <Isolated text={name} />, {role}
      {isYou && ` (${PEOPLE.you})`}{' '}
      <span class="small">
        {ended_at === null
          ? seen_day === null
            ? PEOPLE.never
            : `${PEOPLE.seen} ${seen_day}`
          : `${PEOPLE.ended} ${ended_at.slice(0, 10)}`}
      </span>
    </span>
  );
}
