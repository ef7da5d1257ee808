import { Injectable } from '@nestjs/common';
import type { Location } from '@owcr/contracts';
import { Outbox, type Tx } from '@owcr/messaging';
import { Candidates } from '../officer/candidates.js';
import { SectorLocator } from '../sector/sector.locator.js';
import { AcknowledgeTimeStore } from './acknowledge-time.store.js';
import type { Assignment } from './assignment.js';
import type { Stored } from './assignment.row.js';
import { AssignmentStore } from './assignment.store.js';
import { Desk } from './desk.js';
import { OfficerLoadStore } from './officer-load.store.js';
import { OfficerFinder, type Locate } from './officer-finder.js';

export interface DeskRequest {
  /** Locked by the caller; or being locked, while the rest is asked for. */
  known: ReadonlyMap<string, Stored> | Promise<ReadonlyMap<string, Stored>>;
  /** Where issues lie that may need an officer. */
  locations: readonly (Location | null)[];
  /** Officers who are named, wherever they serve. */
  officerIds?: readonly string[];
  now: string;
}

/** Lays out everything a group of commands needs, in two round trips, and stores what came of it. */
@Injectable()
export class DeskOpener {
  constructor(
    private readonly store: AssignmentStore,
    private readonly candidates: Candidates,
    private readonly loads: OfficerLoadStore,
    private readonly locator: SectorLocator,
    private readonly times: AcknowledgeTimeStore,
    private readonly outbox: Outbox,
  ) {}

  async open(tx: Tx, { known: locked, locations, officerIds: named = [], now }: DeskRequest): Promise<Desk> {
    const [known, index, times] = await Promise.all([locked, this.locator.current(tx), this.times.all(tx)]);
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
    const candidates = await this.candidates.find(tx, { precincts: [...precincts], officerIds, now });
    return new Desk(known, new OfficerFinder({ locate, candidates, times, now }));
  }

  /** One statement for the rows, one for their history, one for the outbox, one for the loads. Nothing is waited for. */
  async close(tx: Tx, desk: Desk): Promise<void> {
    const changed = desk.changed();
    if (changed.length === 0) return;
    await this.store.save(tx, changed);
    await this.outbox.append(tx, desk.facts);
    await this.loads.add(tx, desk.loadChanges);
  }
}

function precinctOf(assignment: Assignment): string | null {
  return 'place' in assignment ? (assignment.place?.precinct ?? null) : null;
}

function officerOf(assignment: Assignment): string | null {
  return 'officerId' in assignment ? assignment.officerId : null;
}
