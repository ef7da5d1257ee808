import { Injectable } from '@nestjs/common';
import type { Tx } from '@owcr/messaging';
import { SectorIndex } from './sector.index.js';
import { SectorStore } from './sector.store.js';

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
}
