/** What the pages for signing in say. */

export const SIGN_IN = {
  title: 'Sign in',
  lead: 'For editors. Readers do not need an account.',
  passkeyButton: 'Sign in with a passkey',
  passkeyNeeds: 'This browser has no passkeys, or JavaScript is off. Use a sign-in link instead.',
  passkeyNeedsName:
    'Passkeys need a host name, and this address has none. Open this page at http://localhost.',
  linkTitle: 'With a link',
  link: 'Ask an admin for a new sign-in link. On the machine that runs the service, this prints one:',
  signedInAs: 'You are signed in as',
  goOn: 'Go on to the desk',
} as const;

export const LINK = {
  title: (name: string) => `Sign in as ${name}`,
  lead: 'This link works once. You stay signed in on this device for 30 days.',
  button: (name: string) => `Sign in as ${name}`,
  firstTitle: 'Become the first admin',
  firstLead: 'This service has no editors yet. The first admin invites them.',
  firstName: 'Your name, as the history of films shows it',
  firstButton: 'Become the first admin',
  deadTitle: 'This link does not work any more',
  dead: 'It was used, has expired, or was replaced by a newer one.',
} as const;

export const ACCOUNT = {
  title: 'Your account',
  desk: 'Desk',
  signedInAs: (name: string, role: string) => `You are signed in as ${name}, ${role}.`,
  signOut: 'Sign out',
  sessions: 'Where you are signed in',
  sessionsLead: 'A session ends 30 days after you signed in.',
  since: 'Signed in',
  seen: 'Last seen',
  here: 'this device',
  end: 'End',
  endAll: 'End all sessions',
  passkeys: 'Passkeys',
  passkeysLead: 'With a passkey you sign in by fingerprint, face or PIN, without a new link.',
  noPasskeys: 'You have none yet.',
  passkeyName: 'A name for it, as “Phone”',
  addPasskey: 'Add a passkey',
  passkeyNeeds: 'This browser has no passkeys, or JavaScript is off.',
  passkeyHost: 'Passkeys need a host name, and this address has none.',
  added: 'Added',
  used: 'Last used',
  never: 'not yet',
  remove: 'Remove',
} as const;

/** While and after a browser asks for a passkey. */
export const PASSKEY = {
  waiting: 'Waiting for your passkey…',
  cancelled: 'No passkey was used. Try again, or use a sign-in link.',
  known: 'This device has a passkey for you already.',
  failed: 'That did not work:',
  offline: 'The service did not answer. Check the connection and try again.',
} as const;
