import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { testDatabase, type TestDatabase } from '@owcr/testing';
import { entities, migrations } from './schema.js';

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase({ migrations: [...migrations], entities });
});
afterAll(() => database?.close());

it('the migrations give exactly the schema of the entities', async () => {
  const { upQueries } = await database.dataSource.driver.createSchemaBuilder().log();
  expect(upQueries.map(({ query }) => query)).toEqual([]);
});
