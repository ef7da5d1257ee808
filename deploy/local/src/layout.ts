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

/** What a fault test can end and start one by one. */
export type PartName = ServiceName | 'postgres' | 'kafka' | 'identity-provider';

export function urlVariableOf(service: ServiceName): string | undefined {
  const layout: ServiceLayout = services[service];
  return layout.urlVariable;
}
