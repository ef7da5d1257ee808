import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { jsonVariable, readEnvironment } from '@owcr/platform';
import pg from 'pg';
import { z } from 'zod';
import { verifyTrail } from './verify.js';

const usage = `npm run audit:verify [-- [--anchors DIR] [--empty]]
  --anchors DIR   compare with the anchors kept there (AUDIT_ANCHOR_DIR)
  --empty         the trail has just been made and may have no entries; otherwise that is a fault
Environment: AUDIT_DATABASE_URL (the database of insights; reading is enough) and AUDIT_JWKS (public keys, JSON or the name of a file);
left out: those of the local stack in OWCR_DATA_DIR (.data), which must be running.
Ends with 0 when the trail is whole, 1 when it is not, 2 when it could not be looked at.`;

const queryDeadlineMs = 60_000;

const keySet = z.object({ keys: z.array(z.looseObject({ kty: z.string(), kid: z.string() })).min(1) });
const variables = z.object({ AUDIT_DATABASE_URL: z.string().min(1), AUDIT_JWKS: jsonVariable(keySet) });

function readVariables() {
  const { AUDIT_JWKS: keys = '' } = process.env;
  const text = existsSync(keys) ? readFileSync(keys, 'utf8') : keys;
  return readEnvironment(variables, { ...process.env, AUDIT_JWKS: text });
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { anchors: { type: 'string' }, empty: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help) {
    console.log(usage);
    return 0;
  }
  const { AUDIT_DATABASE_URL, AUDIT_JWKS } = readVariables();
  const directory = values.anchors ?? (process.env.AUDIT_ANCHOR_DIR || null);
  const client = new pg.Client({
    connectionString: AUDIT_DATABASE_URL,
    connectionTimeoutMillis: 5_000,
    statement_timeout: queryDeadlineMs,
    application_name: 'audit-verify',
  });
  await client.connect();
  const startedMs = performance.now();
  try {
    await client.query('BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const query = async <R>(sql: string, parameters?: unknown[]) => (await client.query(sql, parameters)).rows as R[];
    const { entries, anchors, outside, fault } = await verifyTrail(query, AUDIT_JWKS, directory, { empty: values.empty });
    const seconds = ((performance.now() - startedMs) / 1000).toFixed(1);
    const beside = outside === null ? 'none compared outside the database' : `${outside} of them outside the database`;
    console.log(`${entries} entries checked in ${seconds} s, ${anchors} anchors (${beside}).`);
    if (!fault) console.log('The audit trail is whole.');
    else console.error(`NOT WHOLE${fault.seq === null ? '' : ` at ${fault.seq}`}: ${fault.message}.`);
    return fault ? 1 : 0;
  } finally {
    await client.end();
  }
}

process.exitCode = await main().catch((error: unknown) => {
  console.error(`The audit trail could not be looked at: ${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
  return 2;
});
