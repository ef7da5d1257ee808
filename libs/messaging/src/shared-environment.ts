import type { Environment } from './environment.js';

/** `sector-assignment` has its own variables as `SECTOR_ASSIGNMENT__PORT`. */
export const prefixOf = (service: string): string => `${service.toUpperCase().replaceAll('-', '_')}__`;

/**
 * What a service finds in an environment that it shares: its own variables without their prefix, before the common ones, and nothing of
 * what is for another.
 */
export function environmentOf(service: string, services: readonly string[], environment: Environment): Environment {
  const prefixes = services.map(prefixOf);
  const own = prefixOf(service);
  const entries = Object.entries(environment);
  const common = entries.filter(([name]) => !prefixes.some((prefix) => name.startsWith(prefix)));
  const ofOwn = entries.filter(([name]) => name.startsWith(own)).map(([name, value]) => [name.slice(own.length), value]);
  return Object.fromEntries([...common, ...ofOwn]) as Environment;
}
