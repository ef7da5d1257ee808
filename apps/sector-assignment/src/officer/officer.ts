import type { DataOf, Fact, Rank } from '@owcr/contracts';

/** A person of the roster, of any rank. Email and phone never leave this service in an event. */
export interface Officer {
  id: string;
  badge: string;
  name: string;
  email: string | null;
  phone: string | null;
  rank: Rank;
  sectors: string[];
  /** What the file names; empty: derived. */
  givenPrecincts: string[];
  /** Where this person serves: of the sectors, else as given, else of those they supervise. */
  precincts: string[];
  supervisorBadge: string | null;
  supervisorId: string | null;
  language: string;
  active: boolean;
  version: number;
  eventCount: number;
}

/** One line of a roster file, its fields checked. */
export type RosterEntry = Pick<
  Officer,
  'badge' | 'name' | 'email' | 'phone' | 'rank' | 'sectors' | 'givenPrecincts' | 'supervisorBadge' | 'language' | 'active'
>;

/** What is planned for an officer as others are told of it: what has not ended, soonest first. */
export type Planned = Required<Pick<DataOf<'officer.changed.v1'>, 'shifts' | 'absences'>>;

export function officerChanged(officer: Officer, { shifts, absences }: Planned): Fact<'officer.changed.v1'> {
  const { id, badge, name, rank, sectors, precincts, supervisorId, language, active, eventCount } = officer;
  return {
    type: 'officer.changed.v1',
    key: id,
    version: eventCount,
    data: { officerId: id, badge, name, rank, sectors, precincts, supervisorId, language, active, shifts, absences },
  };
}
