import { Injectable } from '@nestjs/common';
import type { Tx } from '@owcr/messaging';
import { DataSource } from 'typeorm';
import type { CategoryEntity } from './category.entity.js';

@Injectable()
export class CategoryStore {
  constructor(private readonly dataSource: DataSource) {}

  /** All of them, in the order a form offers them. */
  async all(): Promise<CategoryEntity[]> {
    return this.dataSource.query('SELECT code, name, priority, questions, position FROM category ORDER BY position, code');
  }

  /** Those of the codes that exist. */
  async byCodes(tx: Tx, codes: readonly string[]): Promise<Map<string, CategoryEntity>> {
    const rows: CategoryEntity[] = await tx.query('SELECT * FROM category WHERE code = ANY ($1::text[])', [[...new Set(codes)]]);
    return new Map(rows.map((row) => [row.code, row]));
  }
}
