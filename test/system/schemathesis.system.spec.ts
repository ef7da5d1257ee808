import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { findings, install, obstacle, runDeadlineMs, type Effort } from './schemathesis/schemathesis.js';
import { settle } from './matrix/town.js';
import { System } from './system.js';

const missing = obstacle();
const isNeeded = process.env.CI === 'true';
if (missing !== null && !isNeeded) console.warn(`Skipped: ${missing}.`);

/** All cases that the schema names for nobody, who is refused early; for the others some of each operation, and what follows from them. */
const ofAll: Effort = { phases: ['examples', 'coverage'], examplesMax: 1 };
const ofSome: Effort = { phases: ['examples', 'fuzzing', 'stateful'], examplesMax: 2 };

(missing === null || isNeeded ? describe : describe.skip)('schemathesis, with every check, finds nothing', () => {
  const system = new System({
    PUBLIC_REPORTS_PER_HOUR: '100000',
    PUBLIC_LOOKUPS_PER_MINUTE: '100000',
    UPLOADS_MAX: '500',
    UPLOADS_OF_ONE_MAX: '500',
    // Every operation is tried with bad credentials, from one address.
    FAILED_SIGN_INS_FREE: '100000',
  });
  let program: string;
  const tokens = new Map<string, string>();

  beforeAll(async () => {
    if (missing !== null) throw new Error(missing);
    program = install();
    await system.start();
    const { me } = await settle(system);
    const person = (role: string, personId: string, precincts: string[]) => system.key({ personId, name: role, role, precincts });
    tokens.set('clerk', await person('clerk', crypto.randomUUID(), []));
    tokens.set('officer', await person('officer', me, ['A']));
    tokens.set('administrator', await person('admin', crypto.randomUUID(), []));
  }, 420_000);

  afterAll(() => system.stop(), 60_000);

  it('as nobody', async () => expect(await findings(program, system.stack.url, null, ofAll)).toBeNull(), runDeadlineMs + 10_000);

  it.each(['clerk', 'officer', 'administrator'])(
    'as %s',
    async (name) => expect(await findings(program, system.stack.url, tokens.get(name)!, ofSome)).toBeNull(),
    runDeadlineMs + 10_000,
  );
});
