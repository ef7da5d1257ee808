import type { MigrationInterface, QueryRunner } from 'typeorm';
import { seededCategories } from '../category/categories.js';

export class SeedCategories1760000001100 implements MigrationInterface {
  name = 'SeedCategories1760000001100';

  async up(runner: QueryRunner): Promise<void> {
    const rows = seededCategories.map((category, index) => ({ questions: [], ...category, position: index + 1 }));
    await runner.query(
      `INSERT INTO category (code, name, priority, questions, position)
       SELECT code, name, priority, questions, position
         FROM jsonb_to_recordset($1::jsonb) AS c (code text, name text, priority text, questions jsonb, position int)
       ON CONFLICT (code) DO NOTHING`,
      [JSON.stringify(rows)],
    );
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
