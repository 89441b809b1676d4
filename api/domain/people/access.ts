/** Who may do what: scopes, the roles that have them, and the actor behind a request. */

/** From least to most; each includes those before it. */
export const SCOPES = ['propose', 'write', 'admin'] as const;

export type Scope = (typeof SCOPES)[number];

export const ROLES = ['reviewer', 'editor', 'admin'] as const;

export type Role = (typeof ROLES)[number];

const SCOPE_OF_ROLE: Readonly<Record<Role, Scope>> = {
  reviewer: 'propose',
  editor: 'write',
  admin: 'admin',
};

export function scopeOfRole(role: Role): Scope {
  return SCOPE_OF_ROLE[role];
}

/** The role of a person who has exactly this scope. */
export function roleOfScope(scope: Scope): Role {
  return ROLES[SCOPES.indexOf(scope)] ?? 'reviewer';
}

export function includesScope(scope: Scope, needed: Scope): boolean {
  return SCOPES.indexOf(scope) >= SCOPES.indexOf(needed);
}

/** The signed-in person, or the program with an API key, that makes a request. */
export interface Actor {
  kind: 'person' | 'key';
  /** Unique among actors of its kind, and never used again. */
  id: string;
  /** The display name: of a person public, as in the history of a film. */
  name: string;
  scope: Scope;
}
