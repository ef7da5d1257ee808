import { Injectable } from '@nestjs/common';
import type { Location } from '@owcr/contracts';
import type { Tx } from '@owcr/messaging';
import type { Bbox } from '../sector/sector.js';

const batchMax = 1_000;

const nextSql = `
  SELECT issue_id AS "issueId", lat, lng FROM assignment
  WHERE state IN ('review', 'assigned', 'acknowledged') AND lng BETWEEN $1 AND $3 AND lat BETWEEN $2 AND $4
    AND ($5::uuid IS NULL OR issue_id > $5) ORDER BY issue_id LIMIT ${batchMax}`;

/** Where open issues lie. */
@Injectable()
export class OpenPlaceStore {
  /** The places of open issues in an area, a batch at a time, each batch a turn of its own: no more are held, and others get theirs between. */
  async *inArea(tx: Tx, area: Bbox): AsyncGenerator<Location[]> {
    let after: string | null = null;
    for (;;) {
      const rows: (Location & { issueId: string })[] = await tx.query(nextSql, [...area, after]);
      if (rows.length > 0) yield rows.map(({ lat, lng }) => ({ lat, lng }));
      if (rows.length < batchMax) return;
      after = rows.at(-1)!.issueId;
    }
  }
}
