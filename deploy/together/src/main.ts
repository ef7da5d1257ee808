import { type Environment, readVariables } from '@owcr/messaging/environment';
import { inScopeOf } from '@owcr/messaging/service-scope';
import { environmentOf } from '@owcr/messaging/shared-environment';
import { z } from 'zod';

/** In the order in which they are started: nobody is let in before there is somebody to serve them. */
const startOf = {
  intake: async () => (await import('@owcr/intake/service')).start,
  'sector-assignment': async () => (await import('@owcr/sector-assignment/service')).start,
  escalation: async () => (await import('@owcr/escalation/service')).start,
  notification: async () => (await import('@owcr/notification/service')).start,
  insights: async () => (await import('@owcr/insights/service')).start,
  gateway: async () => (await import('@owcr/gateway/service')).start,
};
type ServiceName = keyof typeof startOf;
const serviceNames = Object.keys(startOf) as ServiceName[];

const wanted = z
  .string()
  .transform((text) => text.split(','))
  .pipe(z.array(z.enum(serviceNames)).min(1));

/**
 * Several services in one process, for a small department (docs/adr/0041): OWCR_SERVICES names them, separated by commas. Each has its own
 * database, role, topics, port and consumers, as it has in a process of its own.
 */
async function main(environment: Environment): Promise<void> {
  const { OWCR_SERVICES } = readVariables(z.object({ OWCR_SERVICES: wanted }), [], environment);
  for (const name of serviceNames.filter((each) => OWCR_SERVICES.includes(each))) {
    const start = await startOf[name]();
    await inScopeOf({ name, environment: environmentOf(name, serviceNames, environment) }, start);
  }
}

await main(process.env);
