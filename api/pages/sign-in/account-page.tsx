/** A person's own sessions and passkeys. */

import type { ComponentChildren } from 'preact';
import type { Account } from '../../services/people/account.ts';
import { FORM_TOKEN } from '../../http/form.ts';
import { PasskeyButton } from './passkey-button.tsx';
import { ACCOUNT } from './words.ts';

interface AccountPageProps extends Account {
  name: string;
  role: string;
  /** The token that each form sends along. */
  formToken: string;
  /** Whether the address can have passkeys. */
  hasPasskeys: boolean;
  /** What was wrong with what was sent; null if nothing was. */
  problem?: string | null;
}

export function AccountPage(props: AccountPageProps) {
  const { name, role, formToken } = props;
  return (
    <>
      <h1>{ACCOUNT.title}</h1>
      <p>
        <a href="/desk">{ACCOUNT.desk}</a>
      </p>
      <p class="lead">{ACCOUNT.signedInAs(name, role)}</p>
      <Post to="sign-out" formToken={formToken}>
        <button>{ACCOUNT.signOut}</button>
      </Post>
      <Passkeys {...props} />
      <Sessions {...props} />
    </>
  );
}

function Passkeys({ passkeys, formToken, hasPasskeys }: AccountPageProps) {
  return (
    <section id="passkeys">
      <h2>{ACCOUNT.passkeys}</h2>
      <p>{ACCOUNT.passkeysLead}</p>
      {passkeys.length === 0 ? (
        <p>{ACCOUNT.noPasskeys}</p>
      ) : (
        <ul class="rows">
          {passkeys.map(({ id, name, created_at, used_day }) => (
            <li key={id}>
              <span>
                <bdi>{name}</bdi>{' '}
                <span class="small">
                  {ACCOUNT.added} {dayOf(created_at)} · {ACCOUNT.used} {used_day ?? ACCOUNT.never}
                </span>
              </span>
              <Post to="passkeys/remove" formToken={formToken}>
                <button name="id" value={id} aria-label={`${ACCOUNT.remove} ${name}`}>
                  {ACCOUNT.remove}
                </button>
              </Post>
            </li>
          ))}
        </ul>
      )}
      {hasPasskeys ? (
        <PasskeyButton
          action="add"
          label={ACCOUNT.addPasskey}
          fallback={ACCOUNT.passkeyNeeds}
          nameLabel={ACCOUNT.passkeyName}
        />
      ) : (
        <p class="small">{ACCOUNT.passkeyHost}</p>
      )}
    </section>
  );
}

function Sessions({ sessions, formToken }: AccountPageProps) {
  return (
    <section id="sessions">
      <h2>{ACCOUNT.sessions}</h2>
      <p>{ACCOUNT.sessionsLead}</p>
      <ul class="rows">
        {sessions.map(({ id, created_at, seen_day, isThis }) => (
          <li key={id}>
            <span>
              {ACCOUNT.since} {dayOf(created_at)}, {timeOf(created_at)}{' '}
              <span class="small">
                {ACCOUNT.seen} {seen_day}
                {isThis && ` · ${ACCOUNT.here}`}
              </span>
            </span>
            <Post to="sessions/end" formToken={formToken}>
              <button
                name="id"
                value={id}
                aria-label={`${ACCOUNT.end}: ${dayOf(created_at)}, ${timeOf(created_at)}`}
              >
                {ACCOUNT.end}
              </button>
            </Post>
          </li>
        ))}
      </ul>
      <Post to="sessions/end" formToken={formToken}>
        <button name="id" value="all">
          {ACCOUNT.endAll}
        </button>
      </Post>
    </section>
  );
}

interface PostProps {
  /** The path below the account's. */
  to: string;
  formToken: string;
  children: ComponentChildren;
}

function Post({ to, formToken, children }: PostProps) {
  return (
    <form class="entry" method="post" action={`/desk/account/${to}`}>
      <input type="hidden" name={FORM_TOKEN} value={formToken} />
      {children}
    </form>
  );
}

function dayOf(time: string): string {
  return time.slice(0, 10);
}

function timeOf(time: string): string {
  return `${time.slice(11, 16)} UTC`;
}
