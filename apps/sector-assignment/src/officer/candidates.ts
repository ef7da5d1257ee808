import { Injectable } from '@nestjs/common';
import type { Tx } from '@owcr/messaging';
import { LRUCache } from 'lru-cache';
import type { Candidate } from '../assignment/choose-officer.js';
import { isAbsent, onDutyFrom } from './duty.js';
import type { Officer, Planned } from './officer.js';
import { OfficerStore } from './officer.store.js';
import { PeriodStore } from './period.store.js';

/** More people than any department has. */
const peopleMax = 20_000;
/** What is planned is read for the next shifts only: the memory of them is renewed before they are used up. */
const keptMs = 3_600_000;

export interface CandidatesAsked {
  precincts: string[];
  officerIds: string[];
  /** ISO 8601 in UTC. */
  now: string;
}

type Person = Pick<Officer, 'badge' | 'rank' | 'sectors' | 'precincts'> & { planned: Planned };

/**
 * Who could take an issue, as they stand at one moment. People and their shifts are kept in memory under a version, which is raised by
 * every change of either (`RosterPublisher`) and read each time, with how much they have open. Not for a transaction that has changed people
 * or shifts itself: what it would remember may be rolled back.
 */
@Injectable()
export class Candidates {
  private readonly people = new LRUCache<string, Person>({ max: peopleMax, ttl: keptMs });

  constructor(
    private readonly officers: OfficerStore,
    private readonly periods: PeriodStore,
  ) {}

  /** Active officers and sergeants of these precincts, and these people wherever they serve. */
  async find(tx: Tx, { precincts, officerIds, now }: CandidatesAsked): Promise<Candidate[]> {
    if (precincts.length === 0 && officerIds.length === 0) return [];
    const standing = await this.officers.standing(tx, precincts, officerIds);
    const known = new Map(standing.map(({ id, version }) => [id, this.people.get(keyOf(id, version))]));
    const fresh = standing.filter(({ id }) => !known.get(id));
    for (const [id, person] of await this.read(
      tx,
      fresh.map(({ id }) => id),
      now,
    ))
      known.set(id, person);
    for (const { id, version } of fresh) this.people.set(keyOf(id, version), known.get(id));
    return standing.map(({ id, openLoad }) => {
      const { planned, ...person } = known.get(id)!;
      return { officerId: id, ...person, absent: isAbsent(planned, now), onDutyFrom: onDutyFrom(planned, now), openLoad };
    });
  }

  private async read(tx: Tx, ids: readonly string[], now: string): Promise<Map<string, Person>> {
    if (ids.length === 0) return new Map();
    const officers = await this.officers.byIds(tx, ids);
    const planned = await this.periods.planned(tx, ids, now);
    return new Map(
      officers.map(({ id, badge, rank, sectors, precincts }) => [id, { badge, rank, sectors, precincts, planned: planned(id) }]),
    );
  }
}

const keyOf = (id: string, version: string): string => `${id} ${version}`;
