import { Injectable } from '@nestjs/common';
import { can, theService, type Principal } from '@owcr/access';
import type { AssignmentReason, Location, Priority } from '@owcr/contracts';
import { Reads } from '@owcr/platform';
import { OfficerStore } from '../officer/officer.store.js';
import type { Finding } from '../sector/sector.index.js';
import { SectorLocator, type Border } from '../sector/sector.locator.js';
import { DeskOpener } from './desk.opener.js';

/** Where a point lies and who would get an issue reported there now. */
export interface Prospect extends Finding {
  border: Border | null;
  /** Null: nobody of the precinct is available, so that it would wait in review. */
  officer: { id: string; name: string } | null;
  /** Why this officer. Empty for who may not read assignments there: they tell how much an officer has open. */
  reasons: AssignmentReason[];
}

/** An issue that is not reported yet. Its category and priority say how long it may wait. */
export interface Asked {
  location: Location;
  category: string | null;
  priority: Priority;
}

/** Says beforehand what dispatching would do. */
@Injectable()
export class ProspectStore {
  constructor(
    private readonly reads: Reads,
    private readonly locator: SectorLocator,
    private readonly desks: DeskOpener,
    private readonly officers: OfficerStore,
  ) {}

  /** Asks the rule of dispatching on the same desk, in a transaction that can store nothing. Null: in no sector. */
  async at(principal: Principal, { location, category, priority }: Asked): Promise<Prospect | null> {
    const asked = await this.reads.in(theService, async (tx) => {
      const place = (await this.locator.current(tx)).locate(location.lat, location.lng);
      if (!place) return null;
      const now = new Date().toISOString();
      const desk = await this.desks.open(tx, { known: new Map(), locations: [location], now });
      const border = await this.locator.borderAt(tx, location);
      return {
        place: { ...place, border },
        finding: desk.finder.find({ location, category: category ?? '', priority, timedFrom: now }, []),
      };
    });
    if (!asked) return null;
    const { place, finding } = asked;
    if (finding.found !== 'officer') return { ...place, officer: null, reasons: [] };
    const officer = await this.officers.find(finding.officerId);
    const mayKnowWhy = can(principal, 'read', { type: 'assignment', precinct: place.precinct, officerId: finding.officerId });
    return {
      ...place,
      officer: officer && { id: officer.id, name: officer.name },
      reasons: mayKnowWhy ? finding.reasons : [],
    };
  }
}
