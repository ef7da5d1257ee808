import { Injectable } from '@nestjs/common';
import type { Scope } from '@owcr/access';
import type { Tx } from '@owcr/messaging';
import { withinSql } from './issue.access.js';
import { metresSql, type ListedRow } from './issue-list.store.js';
import { boundingBox, type Near } from './near.js';

const days = 30;
const metres = 250;
const itemsMax = 10;

export interface SimilarRow extends ListedRow {
  metres: number;
  likeness: number;
  age_days: number;
}

export interface SimilarQuestion {
  category: string;
  centre: Near['centre'];
  text: string | null;
  scope: Scope;
}

/** Issues that may be the same as one about to be reported. */
@Injectable()
export class SimilarStore {
  /** Of the same category, not far and not long ago, the nearest first. */
  async find(tx: Tx, { category, centre, text, scope }: SimilarQuestion): Promise<SimilarRow[]> {
    const { south, north, west, east } = boundingBox({ centre, metres });
    const values: unknown[] = [category, centre.lat, centre.lng, text, south, north, west, east];
    const within = scope.everywhere ? 'true' : withinSql(scope, (value) => `$${values.push(value)}`);
    return tx.query(
      `SELECT * FROM (
         SELECT issue.*, officer_name.name AS officer_name, ${metresSql('$2', '$3')} AS metres,
           coalesce(word_similarity($4, summary || ' ' || coalesce(left(description, 1000), '')), 0)::float8 AS likeness,
           extract(epoch FROM now() - reported_at)::float8 / 86400 AS age_days
         FROM issue LEFT JOIN officer_name USING (officer_id)
        WHERE category = $1 AND status NOT IN ('closed', 'merged', 'withdrawn')
          AND reported_at > now() - make_interval(days => ${days})
          AND lat BETWEEN $5 AND $6 AND lng BETWEEN $7 AND $8
          AND ${within}) near
       WHERE metres <= ${metres} ORDER BY metres, id DESC LIMIT ${itemsMax}`,
      values,
    );
  }
}
