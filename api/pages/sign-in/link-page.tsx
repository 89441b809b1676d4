/** The page of a sign-in link. A button uses it up, so that a preview of the link in a chat does not. */

import { LINK } from './words.ts';
import { HowToGetLink } from './sign-in-page.tsx';

interface LinkPageProps {
  /** The address that the button posts to: the link's own. */
  action: string;
}

export function LinkPage({ action, name }: LinkPageProps & { name: string }) {
  return (
    <>
      <h1>{LINK.title(name)}</h1>
      <p class="lead">{LINK.lead}</p>
      <form class="entry" method="post" action={action}>
        <button>{LINK.button(name)}</button>
      </form>
    </>
  );
}

export function FirstAdminPage({ action, problem }: LinkPageProps & { problem: string | null }) {
  return (
    <>
      <h1>{LINK.firstTitle}</h1>
      <p class="lead">{LINK.firstLead}</p>
      <form class="entry" method="post" action={action}>
        {problem !== null && <p role="alert">{problem}</p>}
        <label for="name">{LINK.firstName}</label>
        <input id="name" name="name" maxlength={60} required autocomplete="name" />
        <button>{LINK.firstButton}</button>
      </form>
    </>
  );
}

export function DeadLinkPage() {
  return (
    <>
      <h1>{LINK.deadTitle}</h1>
      <p class="lead">{LINK.dead}</p>
      <HowToGetLink />
    </>
  );
}
