import { fileURLToPath } from 'node:url';

/** The root of the repository. */
export const rootDir = fileURLToPath(new URL('../../../', import.meta.url));
/** The built web application. */
export const webRoot = fileURLToPath(new URL('../../../apps/web/dist/site', import.meta.url));

interface ServiceLayout {
  database: string;
  /** How the gateway is told where the service is. */
  urlVariable?: string;
}

/** Every service with its database, in the order in which the gateway comes last. */
export const services = {
  intake: { database: 'owcr_intake', urlVariable: 'INTAKE_URL' },
  'sector-assignment': { database: 'owcr_assignment', urlVariable: 'SECTOR_ASSIGNMENT_URL' },
  escalation: { database: 'owcr_escalation', urlVariable: 'ESCALATION_URL' },
  notification: { database: 'owcr_notification', urlVariable: 'NOTIFICATION_URL' },
  insights: { database: 'owcr_insights', urlVariable: 'INSIGHTS_URL' },
  gateway: { database: 'owcr_gateway' },
} as const satisfies Record<string, ServiceLayout>;

export type ServiceName = keyof typeof services;

export const serviceNames = Object.keys(services) as ServiceName[];

/** How many processes the services run in (docs/adr/0041). */
export const processLayouts = ['apart', 'two', 'one'] as const;
export type ProcessLayout = (typeof processLayouts)[number];

export interface ServicesOfProcess {
  name: string;
  services: readonly ServiceName[];
}

/** Which services share a process. In two: what takes people's reports in, which goes on while what follows has to be started anew. */
export function processesOf(layout: ProcessLayout): readonly ServicesOfProcess[] {
  if (layout === 'one') return [{ name: 'services', services: serviceNames }];
  if (layout === 'apart') return serviceNames.map((name) => ({ name, services: [name] }));
  const door: readonly ServiceName[] = ['intake', 'gateway'];
  return [
    { name: 'followers', services: serviceNames.filter((name) => !door.includes(name)) },
    { name: 'door', services: door },
  ];
}

/** What a fault test can end and start one by one. `twins`: a second instance of each service, in one process. */
export type PartName = ServiceName | 'postgres' | 'kafka' | 'identity-provider' | 'twins';

export function urlVariableOf(service: ServiceName): string | undefined {
  const layout: ServiceLayout = services[service];
  return layout.urlVariable;
}
