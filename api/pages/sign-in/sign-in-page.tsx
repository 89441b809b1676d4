/** Signing in: by a passkey, or by a link. */

import { SIGN_IN } from './words.ts';
import { PasskeyButton } from './passkey-button.tsx';

interface SignInProps {
  /** Who is signed in already, or null. */
  name: string | null;
  /** The page to go on to. */
  to: string;
  /** Whether the address can have passkeys. */
  hasPasskeys: boolean;
}

export function SignInPage({ name, to, hasPasskeys }: SignInProps) {
  return (
    <>
      <h1>{SIGN_IN.title}</h1>
      {name === null ? (
        <p class="lead">{SIGN_IN.lead}</p>
      ) : (
        <p class="lead">
          {SIGN_IN.signedInAs} <bdi>{name}</bdi>. <a href={to}>{SIGN_IN.goOn}</a>
        </p>
      )}
      {hasPasskeys ? (
        <PasskeyButton
          action="sign-in"
          label={SIGN_IN.passkeyButton}
          fallback={SIGN_IN.passkeyNeeds}
        />
      ) : (
        <p>{SIGN_IN.passkeyNeedsName}</p>
      )}
      <HowToGetLink />
    </>
  );
}

export function HowToGetLink() {
  return (
    <section>
      <h2>{SIGN_IN.linkTitle}</h2>
      <p>{SIGN_IN.link}</p>
      <pre>npm run -s cli -- people link NAME</pre>
    </section>
  );
}
