import { Injectable } from '@nestjs/common';
import type { Location } from '@owcr/contracts';
import type { Tx } from '@owcr/messaging';
import { borderMeters, SectorIndex } from './sector.index.js';
import type { Place } from './sector.js';
import { SectorStore } from './sector.store.js';

export interface Border {
  sectors: Place[];
  /** How near that is. */
  meters: number;
}

/** Holds the map in memory. One small read per use tells whether another instance has imported sectors meanwhile. */
@Injectable()
export class SectorLocator {
  private version = -1;
  private index = new SectorIndex([]);

  constructor(private readonly sectors: SectorStore) {}

  /** The map as committed now. */
  async current(tx: Tx): Promise<SectorIndex> {
    const version = await this.sectors.setVersion(tx);
    if (version === this.version) return this.index;
    const index = new SectorIndex(await this.sectors.forIndex(tx));
    // Another request may have built a newer one while this one was reading.
    if (version > this.version) [this.version, this.index] = [version, index];
    return index;
  }

  /** The other sectors a place is so near to that it may well lie in one of them; null: in none, or nowhere. */
  async borderAt(tx: Tx, location: Location | null): Promise<Border | null> {
    if (!location) return null;
    const sectors = (await this.current(tx)).nearby(location.lat, location.lng);
    return sectors.length > 0 ? { sectors, meters: borderMeters } : null;
  }
}
