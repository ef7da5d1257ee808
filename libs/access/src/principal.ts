export const roles = [
  'resident',
  'clerk',
  'officer',
  'sergeant',
  'lieutenant',
  'commander',
  'analyst',
  'admin',
  'partner',
  'service',
] as const;
export type Role = (typeof roles)[number];

/** `session`: a browser. `provider-token`: an access token of the provider. `bootstrap-token`: whoever runs the system. */
export const credentialKinds = ['session', 'api-key', 'provider-token', 'bootstrap-token'] as const;
export type CredentialKind = (typeof credentialKinds)[number];

/** What somebody came in with, for the record: an id that says which it was and is of no use to come in with. */
export interface Credential {
  kind: CredentialKind;
  id: string;
}

/** Who is asking. `precincts` is the scope of an officer or supervisor; what an empty list means is said in the permission table. */
export interface Principal {
  id: string;
  name: string;
  role: Role;
  precincts: string[];
  /** The sectors an officer is named for. Absent: none. */
  sectors?: string[];
  /** The code of the partner agency somebody works for. Absent: none. */
  agency?: string;
  /** A program may be allowed less than its role: `resource:action`, where the resource may be `*`. Left out: all that the role may. */
  only?: string[];
  /** What they came in with. Decides nothing; for the record. */
  credential?: Credential;
}

export function isCredential(value: unknown): value is Credential {
  const { kind, id } = (value ?? {}) as { kind?: unknown; id?: unknown };
  return (credentialKinds as readonly unknown[]).includes(kind) && typeof id === 'string' && id !== '';
}

export function isRole(value: unknown): value is Role {
  return typeof value === 'string' && (roles as readonly string[]).includes(value);
}
