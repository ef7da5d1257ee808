import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type EmptyDatabase, testConnection } from '@owcr/testing';
import { measureTimers } from '../bench/timers.js';
import { scratchDatabase } from './scratch-database.js';

/** How late they are is measured by `npm run bench`, with 5,000 among 200,000; here is counted. */
describe('two escalation services on one database, one killed while timers fire', () => {
  let database: EmptyDatabase;

  beforeAll(async () => {
    database = await scratchDatabase('escalation');
  }, 60_000);

  afterAll(() => database.drop());

  it('fires each timer once', async () => {
    const load = { due: 5_000, open: 200_000 };
    const { fired, never, twice } = await measureTimers({
      databaseUrl: database.url,
      appUrl: database.appUrl,
      connection: testConnection(),
      load,
    });
    expect({ fired, never, twice }).toEqual({ fired: 5_000, never: 0, twice: 0 });
  }, 180_000);
});
