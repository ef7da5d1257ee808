import { AsyncLocalStorage } from 'node:async_hooks';
import type { Environment } from './environment.js';

/** A service that shares its process with others (docs/adr/0041): what it is called, and an environment of its own. */
export interface ServiceScope {
  name: string;
  environment: Environment;
}

const scopes = new AsyncLocalStorage<ServiceScope>();

/** Runs `work` for this service. All that follows from it, timers and connections included, belongs to the service as well. */
export const inScopeOf = <T>(scope: ServiceScope, work: () => T): T => scopes.run(scope, work);

/** The name of the service that the running code belongs to; undefined where there is one service in the process. */
export const serviceInScope = (): string | undefined => scopes.getStore()?.name;

/** The label of what is counted for each service; none where there is one service in the process. */
export function serviceLabel(): { service?: string } {
  const service = serviceInScope();
  return service === undefined ? {} : { service };
}

/** The environment of the service that the running code belongs to: the process's own where it shares it with nobody. */
export const currentEnvironment = (): Environment => scopes.getStore()?.environment ?? process.env;
