import { describe, expect, it } from '@jest/globals';
import { can, mayAcknowledge, type Principal } from '@owcr/access';
import { deadlineKinds, ranks, type Rank, reviewCauses } from '@owcr/contracts';
import { person } from '@owcr/testing';
import { type Answering, type Level, type Officer, type Owner, ownerOf, waitsForClerk } from '../roster/roster.js';
import { mayRead } from './wall.access.js';

/** Every kind of alarm: which deadline, which level, and whose the issue is or why it is nobody's. */
const issues: [string, Answering][] = [
  ['an officer has', { officerId: 'officer', precinct: 'P1', review: null }],
  ['nothing was heard of since its report', { officerId: null, precinct: null, review: null }],
  ...reviewCauses.flatMap((review): [string, Answering][] => [
    [`waits without a place (${review})`, { officerId: null, precinct: null, review }],
    [`waits and lies in a precinct (${review})`, { officerId: null, precinct: 'P1', review }],
  ]),
];
const levels: Level[] = [1, 2, 3];

/** Who may be missing in a precinct: everybody there, one post vacant, or nobody left at all; and always somebody in another precinct. */
const rosters: [string, readonly Rank[]][] = [
  ['all posts are filled', ranks],
  ...ranks.slice(1).map((vacant): [string, Rank[]] => [`the ${vacant} is missing`, ranks.filter((rank) => rank !== vacant)]),
  ['only officers are left', ['officer']],
  ['nobody is left', []],
];
const officer = (rank: Rank, precinct: string): Officer => ({
  ...{ id: precinct === 'P1' ? rank : `${rank} of ${precinct}`, badge: rank, rank, precincts: [precinct], active: true },
  ...{ supervisorId: null, shifts: [], absences: [] },
});
const rosterOf = (there: readonly Rank[]) =>
  new Map([...there.map((rank) => officer(rank, 'P1')), ...ranks.map((rank) => officer(rank, 'P2'))].map((one) => [one.id, one]));

/** Everybody who is told, as they sign in. */
function recipientsOf(owner: Owner, roster: ReadonlyMap<string, Officer>): Principal[] {
  switch (owner.audience) {
    case 'clerks':
      return [person('clerk')];
    case 'command':
      return [person('admin'), person('commander')];
    default: {
      const { id, rank, precincts } = roster.get(owner.id)!;
      return [person(rank, [...precincts], id)];
    }
  }
}

/** What they are told for: to say where it lies, or to give it to somebody who handles it (themselves, if need be). */
const askedFor = (about: Answering) => (about.precinct === null || waitsForClerk(about) ? 'locate' : 'reassign');

const alarms = issues.flatMap(([what, about]) =>
  rosters.flatMap(([who, there]) =>
    levels.flatMap((level) => deadlineKinds.map((kind) => [kind, level, what, who, about, there] as const)),
  ),
);

describe('whoever is told of an escalation', () => {
  it.each(alarms)('may see and do what it waits for: %s, level %i, an issue that %s, where %s', (...alarm) => {
    const [, level, , , about, there] = alarm;
    const now = '2026-03-02T12:00:00.000Z';
    const roster = rosterOf(there);
    const owner = ownerOf(roster, about, level, { now, until: now });
    const { precinct, officerId } = about;
    const recipients = recipientsOf(owner, roster);
    expect(recipients.length).toBeGreaterThan(0);
    for (const principal of recipients) {
      const may = {
        readIssue: can(principal, 'read', { type: 'issue', precinct, officerId }),
        readEscalation: mayRead(principal, 'escalation', { precinct, officerId }),
        readDeadline: mayRead(principal, 'deadline', { precinct, officerId }),
        acknowledge: mayAcknowledge(principal, { precinct, officerId, level, ownerId: owner.id, audience: owner.audience }),
        act: can(principal, askedFor(about), { type: 'assignment', precinct, officerId }),
        hear: can(principal, 'read', { type: 'notification', officerId: principal.id }),
      };
      expect([principal.role, may]).toEqual([
        principal.role,
        { readIssue: true, readEscalation: true, readDeadline: true, acknowledge: true, act: true, hear: true },
      ]);
    }
  });

  it('is not everybody: a clerk acknowledges what clerks are told and nothing else, a sergeant nothing of another precinct', () => {
    const about = { precinct: 'P1', officerId: 'officer', level: 1, ownerId: 'sergeant', audience: null };
    expect(mayAcknowledge(person('clerk'), about)).toBe(false);
    expect(mayAcknowledge(person('clerk'), { ...about, ownerId: null, audience: 'command' })).toBe(false);
    expect(mayAcknowledge(person('sergeant', ['P2']), { ...about, ownerId: null, audience: 'clerks', precinct: null })).toBe(
      false,
    );
  });
});
