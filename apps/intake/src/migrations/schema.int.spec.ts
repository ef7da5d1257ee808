import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testDatabase, type TestDatabase } from '@owcr/testing';
import { seededCategories } from '../category/categories.js';
import { entities, migrations } from './schema.js';

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase({ migrations: [...migrations], entities });
});
afterAll(() => database?.close());

describe('the database of intake', () => {
  it('has, by its migrations, exactly the schema of its entities', async () => {
    const { upQueries } = await database.dataSource.driver.createSchemaBuilder().log();
    expect(upQueries.map(({ query }) => query)).toEqual([]);
  });

  it('has categories to begin with', async () => {
    const rows: { code: string }[] = await database.dataSource.query('SELECT code FROM category ORDER BY position');
    expect(rows.map(({ code }) => code)).toEqual(seededCategories.map(({ code }) => code));
  });
});
