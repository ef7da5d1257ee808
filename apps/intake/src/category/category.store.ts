import { Injectable } from '@nestjs/common';
import type { Tx } from '@owcr/messaging';
import { DataSource } from 'typeorm';
import type { Question } from './category.js';
import type { CategoryEntity } from './category.entity.js';

@Injectable()
export class CategoryStore {
  /** Categories are added, never taken away. */
  private readonly known = new Set<string>();

  constructor(private readonly dataSource: DataSource) {}

  async isKnown(code: string): Promise<boolean> {
    if (this.known.has(code)) return true;
    const rows = await this.dataSource.query<{ code: string }[]>('SELECT code FROM category WHERE code = $1', [code]);
    for (const row of rows) this.known.add(row.code);
    return rows.length > 0;
  }

  /** All of them, in the order a form offers them. */
  async all(): Promise<CategoryEntity[]> {
    return this.dataSource.query(
      'SELECT code, name, priority, questions, questions_version, position FROM category ORDER BY position, code',
    );
  }

  /** What the category asked then; null where there is no such version of it. */
  async questionsOf(category: string, version: number): Promise<Question[] | null> {
    const rows = await this.dataSource.query<{ questions: Question[] }[]>(
      'SELECT questions FROM category_questions WHERE category = $1 AND version = $2',
      [category, version],
    );
    return rows[0]?.questions ?? null;
  }

  /** Those of the codes that exist. */
  async byCodes(tx: Tx, codes: readonly string[]): Promise<Map<string, CategoryEntity>> {
    const rows: CategoryEntity[] = await tx.query('SELECT * FROM category WHERE code = ANY ($1::text[])', [[...new Set(codes)]]);
    return new Map(rows.map((row) => [row.code, row]));
  }
}
