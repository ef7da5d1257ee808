// Makes, or brings back to what they should be: the databases, their roles, and the topics. Runs to its end before anything else starts.
import { ensureTopics } from '@owcr/messaging/topic-admin';
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
const created = await ensureTopics(required('KAFKA_BROKERS').split(','));
console.log(`topics created: ${created.join(', ') || 'none, all were there'}`);
