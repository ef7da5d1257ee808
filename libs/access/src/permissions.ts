import type { Role } from './principal.js';

export const resources = [
  'issue',
  'note',
  'photo',
  'timeline',
  'reporter',
  'category',
  'agency',
  'follow-up',
  'place',
  'assignment',
  'sector',
  'officer',
  'roster',
  'deadline',
  'policy',
  'escalation',
  'notification',
  'preference',
  'webhook',
  'board',
  'dead-letter',
  'access-token',
  'person',
  'audit',
] as const;
export type Resource = (typeof resources)[number];

export const actions = [
  'read',
  'report',
  'backdate',
  'note',
  'start',
  'refer',
  'resolve',
  'confirm',
  'reopen',
  'withdraw',
  'merge',
  'unmerge',
  'correct',
  'acknowledge',
  'decline',
  'reassign',
  'locate',
  'import',
  'erase',
  'sign-out',
  'approve',
  'write',
] as const;
export type Action = (typeof actions)[number];

/**
 * Where a permission holds:
 * - `city`: everywhere
 * - `precinct`: where the thing lies in one of the principal's precincts
 * - `sector`: where the thing lies in a sector the principal is named for, whoever works on it
 * - `own`: where the thing belongs to the principal, that is where `officerId` is the principal's id
 * - `referred`: where the thing is in the hands of the principal's partner agency
 * - `review`: where the thing waits for somebody to say where its issue lies
 */
export const wheres = ['city', 'precinct', 'sector', 'own', 'referred', 'review'] as const;
export type Where = (typeof wheres)[number];

export interface Grant {
  where: Where;
  on: Resource | readonly Resource[];
  may: readonly Action[];
  /** Only these fields of the thing are shown. Absent: all of them. */
  fields?: readonly string[];
}

/** Who an officer is. How to reach them (`email`, `phone`) is for themselves and for who keeps the roster of their precinct. */
const whoAnOfficerIs = [
  ...['id', 'badge', 'name', 'rank', 'sectors', 'precincts'],
  ...['supervisorId', 'supervisorBadge', 'language', 'active', 'version'],
] as const;
/** What a service needs to write to a reporter: not their name. */
const howToReachAReporter = ['phone', 'email', 'language', 'anonymous'] as const;
/** What a partner agency needs to do the work: not who of the department reported or works on it, nor which other system it came from. */
const whatAPartnerSees = [
  ...['id', 'reference', 'status', 'version', 'category', 'priority', 'summary', 'description', 'location', 'address', 'channel'],
  ...[
    'answers',
    'questionsVersion',
    'sector',
    'referredTo',
    'resolution',
    'reopenCount',
    'reportedAt',
    'history',
    'updatedAt',
    'allowedActions',
  ],
] as const;

/** What everybody who works for the department may look up. */
const lookUp: Grant[] = [
  { where: 'city', on: ['category', 'place', 'agency', 'sector', 'roster', 'policy'], may: ['read'] },
  { where: 'city', on: 'officer', may: ['read'], fields: whoAnOfficerIs },
  { where: 'own', on: 'officer', may: ['read'] },
];
/** Everybody has an inbox and chooses how to be told. */
const inbox: Grant[] = [
  { where: 'own', on: 'notification', may: ['read', 'acknowledge'] },
  { where: 'own', on: ['preference', 'webhook'], may: ['read', 'write'] },
];

const watched = ['issue', 'note', 'timeline', 'assignment', 'deadline', 'escalation', 'board'] as const;

/** An officer works what is assigned to them. Confirming is left to others: nobody signs off their own work. */
const ownWork: Grant[] = [
  { where: 'own', on: watched, may: ['read'] },
  { where: 'own', on: 'issue', may: ['start', 'note', 'refer', 'resolve', 'correct'] },
  { where: 'own', on: 'photo', may: ['read', 'write'] },
  { where: 'own', on: 'reporter', may: ['read'] },
  { where: 'own', on: 'assignment', may: ['acknowledge', 'decline'] },
];

const supervise = (where: 'precinct' | 'city'): Grant[] => [
  { where, on: watched, may: ['read'] },
  { where, on: 'officer', may: ['read'] },
  // Where an issue lies is found out after it was reported.
  { where: 'city', on: 'issue', may: ['report'] },
  {
    where,
    on: 'issue',
    may: ['note', 'start', 'refer', 'resolve', 'confirm', 'reopen', 'withdraw', 'merge', 'unmerge', 'correct'],
  },
  { where, on: 'photo', may: ['read', 'write'] },
  { where, on: 'assignment', may: ['acknowledge', 'decline', 'reassign', 'locate'] },
  { where, on: 'escalation', may: ['acknowledge'] },
  { where, on: 'roster', may: ['write'] },
];

const supervisor: Grant[] = [
  ...ownWork,
  ...supervise('precinct'),
  { where: 'precinct', on: 'reporter', may: ['read'] },
  ...lookUp,
  ...inbox,
];

/** The permission table. What is not in it is refused. */
export const permissionTable: Record<Role, readonly Grant[]> = {
  resident: [
    { where: 'city', on: ['category', 'place'], may: ['read'] },
    { where: 'city', on: 'issue', may: ['report'] },
    // Of what they hold the tracking code of; the database lets them reach nothing else. `write`: add a photo.
    { where: 'city', on: 'follow-up', may: ['read', 'confirm', 'reopen', 'write'] },
  ],
  clerk: [
    {
      where: 'city',
      on: 'issue',
      may: ['report', 'backdate', 'read', 'note', 'confirm', 'reopen', 'withdraw', 'merge', 'unmerge', 'correct'],
    },
    { where: 'city', on: ['photo', 'reporter'], may: ['read', 'write'] },
    { where: 'city', on: 'assignment', may: ['read', 'locate'] },
    { where: 'city', on: ['note', 'timeline', 'deadline', 'escalation', 'board'], may: ['read'] },
    { where: 'review', on: 'escalation', may: ['acknowledge'] },
    ...lookUp,
    ...inbox,
  ],
  officer: [
    ...ownWork,
    { where: 'precinct', on: [...watched, 'photo'], may: ['read'] },
    // Whoever covers a sector for an hour, those named for it know the place and go on knowing what happens there.
    { where: 'sector', on: ['issue', 'note', 'photo', 'timeline'], may: ['read'] },
    { where: 'sector', on: 'issue', may: ['note'] },
    { where: 'city', on: 'issue', may: ['report'] },
    { where: 'own', on: 'roster', may: ['write'] },
    ...lookUp,
    ...inbox,
  ],
  sergeant: supervisor,
  lieutenant: supervisor,
  /** A commander without a precinct commands the program: see `grantsOf`. */
  commander: supervisor,
  analyst: [{ where: 'city', on: watched, may: ['read'] }, ...lookUp, ...inbox],
  admin: [
    ...supervise('city'),
    // Who keeps the system has no need to know who reported; erasing needs no look. Erasing cannot be undone: who answers for it is one person, not whoever took the call.
    { where: 'city', on: 'reporter', may: ['write', 'erase'] },
    { where: 'city', on: 'issue', may: ['backdate'] },
    {
      where: 'city',
      on: ['place', 'sector', 'officer', 'roster', 'policy', 'category', 'agency', 'webhook', 'preference'],
      may: ['read', 'write', 'import'],
    },
    { where: 'city', on: 'notification', may: ['read'] },
    { where: 'city', on: ['dead-letter', 'access-token'], may: ['read', 'write'] },
    // A key that may more than its maker works once another administrator has approved it.
    { where: 'city', on: 'access-token', may: ['approve'] },
    { where: 'city', on: 'audit', may: ['read'] },
    // Who has come in, and ending what they come in with: whether they may come again is said by the provider.
    { where: 'city', on: 'person', may: ['read', 'sign-out'] },
    ...inbox,
  ],
  /** Another agency of the city. It sees and works what is in its hands, and knows of nothing else, not even that it exists. */
  partner: [
    { where: 'city', on: 'category', may: ['read'] },
    { where: 'referred', on: 'issue', may: ['read'], fields: whatAPartnerSees },
    { where: 'referred', on: 'issue', may: ['note', 'resolve'] },
    { where: 'referred', on: 'photo', may: ['read', 'write'] },
    { where: 'referred', on: 'agency', may: ['read'] },
    ...inbox,
  ],
  /** A service asks on behalf of nobody, for example notification asking intake for a phone number. */
  service: [
    { where: 'city', on: [...watched, 'category', 'agency', 'sector', 'officer', 'roster', 'policy'], may: ['read'] },
    { where: 'city', on: 'reporter', may: ['read'], fields: howToReachAReporter },
  ],
};

/** The grants of one person: the table, with a city-wide commander's precinct grants widened. */
export function grantsOf(role: Role, precincts: readonly string[]): readonly Grant[] {
  const grants = permissionTable[role];
  if (role !== 'commander' || precincts.length > 0) return grants;
  return grants.map((grant) => (grant.where === 'precinct' ? { ...grant, where: 'city' } : grant));
}
