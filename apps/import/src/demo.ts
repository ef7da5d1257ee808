import { Temporal } from 'temporal-polyfill';
import { registerAgencies } from './demo/agencies.js';
import { reportIssues, waitForClocks, workIssues } from './demo/casework.js';
import { larkmoor } from './demo/city.js';
import { DemoApi } from './demo/demo-api.js';
import { loadAddresses } from './demo/load-addresses.js';
import { issuePlan } from './demo/issue-plan.js';
import { createPeople, withHands, type People } from './demo/people.js';
import { withPatience } from './demo/patience.js';
import { importRoster, planShifts } from './demo/roster.js';
import { ImportFailure } from './failure.js';
import { ApiClient } from './http/api-client.js';
import { brief } from './http/retry.js';

/** Fills in the demo city through the API of a running system. Interrupted and run again, it goes on where it was. */
async function fillIn(url: string, token: string): Promise<People> {
  const client = new ApiClient(url, token);
  const startedMs = performance.now();
  const say = (line: string) => process.stderr.write(`${((performance.now() - startedMs) / 1000).toFixed(1)} s  ${line}\n`);
  const api = new DemoApi(client, say);
  await client.require({ method: 'GET', path: '/me', policy: brief });
  const sectors = larkmoor();
  const officers = await importRoster(api, sectors);
  say(`Larkmoor: ${sectors.length} sectors, ${officers.length} officers`);
  say(`${await loadAddresses(api, sectors)} addresses`);
  say(`${await registerAgencies(api)} agencies`);
  const people = await createPeople(api, officers);
  say(`${await planShifts(api, officers, Temporal.Now.instant())} shifts`);
  const plan = issuePlan(sectors);
  const worked = plan.filter(({ isNew }) => !isNew);
  await withPatience(api, () =>
    withHands({ api, approverToken: people.admin.token }, officers, async (hands) => {
      await reportIssues(api, worked, hands.clerkToken);
      say(`${worked.length} issues reported`);
      await workIssues(api, worked, hands);
      await waitForClocks(api, worked, hands.clerkToken);
      say('... and worked as far as they should be');
    }),
  );
  await reportIssues(api, plan, people.clerk.token);
  say(`${plan.length - worked.length} new issues`);
  return people;
}

try {
  const { OWCR_URL: url, OWCR_TOKEN: token } = process.env;
  if (!url || !token) throw new ImportFailure('OWCR_URL and OWCR_TOKEN say which system to fill in');
  const people = await fillIn(url.replace(/\/+$/, ''), token);
  // The last line is for the program that called: who there is to try the system as.
  process.stdout.write(`${JSON.stringify({ people })}\n`);
} catch (error) {
  process.stderr.write(
    `The demo city failed: ${error instanceof ImportFailure ? error.message : String((error as Error).stack ?? error)}\n`,
  );
  process.exitCode = 1;
}
