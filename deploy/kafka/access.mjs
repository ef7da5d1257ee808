// Users and rights of the services on any Kafka (docs/adr/0012). The list: deploy/local/src/kafka-rights.ts.
//   node deploy/kafka/access.mjs            prints the rights as lines for kafka-acls.sh; asks no broker
//   node deploy/kafka/access.mjs --check    says what is missing on the broker and what is too much; ends with 1 where there is any
//   node deploy/kafka/access.mjs --apply    brings the broker to it; makes the users whose password is given
// The broker and who may change it: KAFKA_BROKERS, KAFKA_SASL_*, KAFKA_TLS* as for a service. KAFKA_TOPIC_PREFIX where there is one.
// A service's password: KAFKA_INTAKE_PASSWORD, KAFKA_SECTOR_ASSIGNMENT_PASSWORD, ... (or ..._FILE).
import { parseArgs } from 'node:util';
import { readVariables } from '@owcr/messaging/environment';
import { readKafkaConnection } from '@owcr/messaging/connection';
import { z } from 'zod';
import { ensureAccess, toolLine } from '../local/dist/kafka-access.js';
import { accessRules, kafkaUserOf, passwordVariableOf } from '../local/dist/kafka-rights.js';
import { serviceNames } from '../local/dist/layout.js';
import { ensureKafkaUsers } from '../local/dist/kafka-users.js';

const rules = accessRules(process.env.KAFKA_TOPIC_PREFIX);

async function check() {
  const { added: missing, removed: surplus } = await ensureAccess(readKafkaConnection(), rules, { dryRun: true });
  for (const rule of missing) console.log(`missing: ${rule}`);
  for (const rule of surplus) console.log(`too much: ${rule}`);
  process.exitCode = missing.length + surplus.length > 0 ? 1 : 0;
}

async function apply() {
  const connection = readKafkaConnection();
  const names = serviceNames.map(passwordVariableOf);
  const schema = z.object(Object.fromEntries(names.map((name) => [name, z.string().optional()])));
  const passwords = readVariables(schema, names, process.env);
  const users = serviceNames
    .map((service) => ({ username: kafkaUserOf(service), password: passwords[passwordVariableOf(service)] }))
    .filter(({ password }) => password);
  if (users.length > 0) await ensureKafkaUsers(connection, users);
  console.log(`users made or given their password: ${users.map(({ username }) => username).join(', ') || 'none'}`);
  const { added, removed } = await ensureAccess(connection, rules);
  for (const rule of added) console.log(`added: ${rule}`);
  for (const rule of removed) console.log(`removed: ${rule}`);
  console.log(`${rules.length} rights in force`);
}

try {
  const { values } = parseArgs({ options: { apply: { type: 'boolean' }, check: { type: 'boolean' } } });
  if (values.apply) await apply();
  else if (values.check) await check();
  else for (const rule of rules) console.log(toolLine(rule));
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
