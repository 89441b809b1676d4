/** What the pages for people and keys say. */

export const PEOPLE = {
  title: 'People',
  lead: 'Who may propose, publish and manage. No password and no e-mail address is stored.',
  invite: 'Invite someone',
  name: 'Name, as the history of films shows it',
  role: 'Role',
  roles: {
    reviewer: 'reviewer: sees proposals, and proposes',
    editor: 'editor: publishes changes as well',
    admin: 'admin: manages people and keys, and deletes films as well',
  },
  inviteButton: 'Make a sign-in link',
  seen: 'last seen',
  never: 'not signed in',
  ended: 'without access since',
  you: 'you',
  link: 'New link',
  newRole: 'New role',
  changeRole: 'Change role',
  ownRole: 'You cannot change your own role here. Another admin can, or the command line.',
  unknownRole: 'Choose one of the roles.',
  revoke: 'Revoke access',
  revokeTitle: (name: string) => `Revoke the access of ${name}?`,
  revokeLead:
    'Sessions, links and passkeys end at once. The name stays in the history of films. To give access back, invite them again.',
  cancel: 'Back',
  linkTitle: (name: string) => `A sign-in link for ${name}`,
  linkLead:
    'It is shown this once, and works once, within 24 hours. Send it in a way that you trust: the first who opens it is signed in.',
  back: 'All people',
  yourself: 'You cannot revoke your own access here. Another admin can, or the command line.',
  unknown: 'No one with access has this id.',
  problem: 'Please fix this',
} as const;

export const KEYS = {
  title: 'Keys',
  lead: 'Programs write with a key. Of a key only a hash is stored.',
  create: 'Make a key',
  name: 'Name, as the history of films shows it',
  scope: 'Scope',
  scopes: {
    propose: 'propose: proposes changes',
    write: 'write: publishes changes as well',
    admin: 'admin: deletes films as well',
  },
  createButton: 'Make the key',
  used: 'last used',
  never: 'never used',
  by: 'made by',
  revoked: 'revoked',
  revoke: 'Revoke',
  revokeTitle: (name: string) => `Revoke the key ${name}?`,
  revokeLead: 'Its program is rejected from then on. A key cannot be given back.',
  cancel: 'Back',
  keyTitle: (name: string) => `The key ${name}`,
  keyLead:
    'It is shown this once. A program sends it as the header Authorization: Bearer, followed by the key.',
  none: 'There are no keys yet.',
  back: 'All keys',
  unknown: 'There is no such key in use.',
} as const;
