// Makes, or brings back to what they should be: the databases, their roles, the topics, and the broker's users and rights. Runs to its end before anything else starts.
import { ensureTopics } from '@owcr/messaging/topic-admin';
import { ensureAccess } from '../local/dist/kafka-access.js';
import { accessRules, kafkaUserOf, passwordVariableOf } from '../local/dist/kafka-rights.js';
import { ensureKafkaUsers } from '../local/dist/kafka-users.js';
import { serviceNames } from '../local/dist/layout.js';
import { provisionService } from '../local/dist/provision.js';

function required(name) {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is missing`);
  return value;
}

const passwordOf = (role) => required(`${role.toUpperCase()}_PASSWORD`);

// One after the other: roles belong to the whole server, and two at once would trip over each other.
for (const service of serviceNames) {
  await provisionService(required('DATABASE_ADMIN_URL'), service, passwordOf);
  console.log(`database of ${service}: ready`);
}
// The administrator is in the broker's own settings, with PLAIN: there is nobody else before the users are made.
const administrator = { mechanism: 'plain', username: 'owcr-admin', password: required('KAFKA_ADMIN_PASSWORD') };
const broker = { brokers: required('KAFKA_BROKERS').split(','), sasl: administrator };
const users = serviceNames.map((service) => ({
  username: kafkaUserOf(service),
  password: required(passwordVariableOf(service)),
}));
await ensureKafkaUsers(broker, users);
const { added, removed } = await ensureAccess(broker, accessRules());
console.log(`broker: ${users.length} users, ${added.length} rights added, ${removed.length} removed`);
const created = await ensureTopics(broker);
console.log(`topics created: ${created.join(', ') || 'none, all were there'}`);
