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
}

export function isRole(value: unknown): value is Role {
  return typeof value === 'string' && (roles as readonly string[]).includes(value);
}
