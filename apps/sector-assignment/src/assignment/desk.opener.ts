import { Injectable } from '@nestjs/common';
import type { Location } from '@owcr/contracts';
import { Outbox, type Tx } from '@owcr/messaging';
import { OfficerStore } from '../officer/officer.store.js';
import { SectorLocator } from '../sector/sector.locator.js';
import { AcknowledgeTimeStore } from './acknowledge-time.store.js';
import type { Assignment } from './assignment.js';
import type { Stored } from './assignment.row.js';
import { AssignmentStore } from './assignment.store.js';
import { Desk } from './desk.js';
import { OfficerFinder, type Locate } from './officer-finder.js';

export interface DeskRequest {
  /** Locked by the caller. */
  known: ReadonlyMap<string, Stored>;
  /** Where issues lie that may need an officer. */
  locations: readonly (Location | null)[];
  /** Officers who are named, wherever they serve. */
  officerIds?: readonly string[];
  now: string;
}

/** Lays out everything a group of commands needs, with one query each, and stores what came of it. */
@Injectable()
export class DeskOpener {
  constructor(
    private readonly store: AssignmentStore,
    private readonly officers: OfficerStore,
    private readonly locator: SectorLocator,
    private readonly times: AcknowledgeTimeStore,
    private readonly outbox: Outbox,
  ) {}

  async open(tx: Tx, { known, locations, officerIds: named = [], now }: DeskRequest): Promise<Desk> {
    const index = await this.locator.current(tx);
    const locate: Locate = ({ lat, lng }) => {
      const found = index.locate(lat, lng);
      return found && { sector: found.sector, precinct: found.precinct };
    };
    const assignments = [...known.values()].map(({ assignment }) => assignment);
    const precincts = new Set(assignments.map(precinctOf).filter((precinct) => precinct !== null));
    for (const location of locations) {
      const place = location && locate(location);
      if (place) precincts.add(place.precinct);
    }
    const officerIds = [...named, ...assignments.map(officerOf).filter((officerId) => officerId !== null)];
    const candidates = await this.officers.candidates(tx, { precincts: [...precincts], officerIds, now });
    return new Desk(known, new OfficerFinder({ locate, candidates, times: await this.times.all(tx), now }));
  }

  /** One statement for the rows, one for their history, one for the outbox. */
  async close(tx: Tx, desk: Desk): Promise<void> {
    const changed = desk.changed();
    if (changed.length === 0) return;
    await this.store.save(tx, changed);
    await this.outbox.append(tx, desk.facts);
  }
}

function precinctOf(assignment: Assignment): string | null {
  return 'place' in assignment ? (assignment.place?.precinct ?? null) : null;
}

function officerOf(assignment: Assignment): string | null {
  return 'officerId' in assignment ? assignment.officerId : null;
}
