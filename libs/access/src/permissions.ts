import type { Role } from './principal.js';

export type Resource =
  | 'issue'
  | 'reporter'
  | 'category'
  | 'assignment'
  | 'sector'
  | 'officer'
  | 'roster'
  | 'deadline'
  | 'policy'
  | 'escalation'
  | 'notification'
  | 'preference'
  | 'webhook'
  | 'board'
  | 'dead-letter'
  | 'access-token';

export type Action =
  | 'read'
  | 'report'
  | 'note'
  | 'start'
  | 'refer'
  | 'resolve'
  | 'confirm'
  | 'reopen'
  | 'withdraw'
  | 'merge'
  | 'acknowledge'
  | 'decline'
  | 'reassign'
  | 'locate'
  | 'import'
  | 'erase'
  | 'write';

/**
 * Where a permission holds:
 * - `city`: everywhere
 * - `precinct`: where the thing lies in one of the principal's precincts
 * - `own`: where the thing belongs to the principal, that is where `officerId` is the principal's id
 */
export type Where = 'city' | 'precinct' | 'own';

export interface Grant {
  where: Where;
  on: Resource | readonly Resource[];
  may: readonly Action[];
}

/** What everybody who works for the department may look up. */
const lookUp: Grant = { where: 'city', on: ['category', 'sector', 'officer', 'roster', 'policy'], may: ['read'] };
/** Everybody has an inbox and chooses how to be told. */
const inbox: Grant[] = [
  { where: 'own', on: 'notification', may: ['read', 'acknowledge'] },
  { where: 'own', on: ['preference', 'webhook'], may: ['read', 'write'] },
];

const watched = ['issue', 'assignment', 'deadline', 'escalation', 'board'] as const;

/** An officer works what is assigned to them. Confirming is left to others: nobody signs off their own work. */
const ownWork: Grant[] = [
  { where: 'own', on: watched, may: ['read'] },
  { where: 'own', on: 'issue', may: ['start', 'note', 'refer', 'resolve'] },
  { where: 'own', on: 'reporter', may: ['read'] },
  { where: 'own', on: 'assignment', may: ['acknowledge', 'decline'] },
];

const supervise = (where: 'precinct' | 'city'): Grant[] => [
  { where, on: watched, may: ['read'] },
  { where, on: 'reporter', may: ['read'] },
  { where, on: 'issue', may: ['report', 'note', 'start', 'refer', 'resolve', 'confirm', 'reopen', 'withdraw', 'merge'] },
  { where, on: 'assignment', may: ['acknowledge', 'decline', 'reassign', 'locate'] },
  { where, on: 'escalation', may: ['acknowledge'] },
  { where, on: 'roster', may: ['write'] },
];

const supervisor: Grant[] = [...ownWork, ...supervise('precinct'), lookUp, ...inbox];

/** The permission table. What is not in it is refused. */
export const permissionTable: Record<Role, readonly Grant[]> = {
  resident: [
    { where: 'city', on: 'category', may: ['read'] },
    { where: 'city', on: 'issue', may: ['report'] },
  ],
  clerk: [
    { where: 'city', on: 'issue', may: ['report', 'read', 'note', 'confirm', 'reopen', 'withdraw', 'merge'] },
    { where: 'city', on: 'reporter', may: ['read', 'write'] },
    { where: 'city', on: 'assignment', may: ['read', 'locate'] },
    { where: 'city', on: ['deadline', 'escalation', 'board'], may: ['read'] },
    lookUp,
    ...inbox,
  ],
  officer: [
    ...ownWork,
    { where: 'precinct', on: watched, may: ['read'] },
    { where: 'city', on: 'issue', may: ['report'] },
    { where: 'own', on: 'roster', may: ['write'] },
    lookUp,
    ...inbox,
  ],
  sergeant: supervisor,
  lieutenant: supervisor,
  /** A commander without a precinct commands the program: see `grantsOf`. */
  commander: supervisor,
  analyst: [{ where: 'city', on: watched, may: ['read'] }, lookUp, ...inbox],
  admin: [
    ...supervise('city'),
    // Erasing cannot be undone: who answers for it is one person, not whoever took the call.
    { where: 'city', on: 'reporter', may: ['write', 'erase'] },
    {
      where: 'city',
      on: ['sector', 'officer', 'roster', 'policy', 'category', 'webhook', 'preference'],
      may: ['read', 'write', 'import'],
    },
    { where: 'city', on: 'notification', may: ['read'] },
    { where: 'city', on: ['dead-letter', 'access-token'], may: ['read', 'write'] },
    ...inbox,
  ],
  /** A service asks on behalf of nobody, for example notification asking intake for a phone number. */
  service: [{ where: 'city', on: [...watched, 'reporter', 'category', 'sector', 'officer', 'roster', 'policy'], may: ['read'] }],
};

/** The grants of one person: the table, with a city-wide commander's precinct grants widened. */
export function grantsOf(role: Role, precincts: readonly string[]): readonly Grant[] {
  const grants = permissionTable[role];
  if (role !== 'commander' || precincts.length > 0) return grants;
  return grants.map((grant) => (grant.where === 'precinct' ? { ...grant, where: 'city' } : grant));
}
