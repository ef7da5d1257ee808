import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

export const root = fileURLToPath(new URL('../../../', import.meta.url));

export interface ComposeService {
  image: string;
  command?: string[];
  user?: string;
  environment?: Record<string, string>;
  depends_on?: Record<string, { condition: string }>;
  ports?: string[];
  networks: string[];
  read_only?: boolean;
  cap_drop?: string[];
  security_opt?: string[];
  mem_limit?: string;
  pids_limit?: number;
  healthcheck?: { test?: string[]; disable?: boolean };
  volumes?: string[];
}

export interface ComposeFile {
  services: Record<string, ComposeService>;
  networks: Record<string, { internal?: boolean }>;
  volumes: Record<string, unknown>;
}

export function readText(path: string): string {
  return readFileSync(new URL(path, `file://${root}`), 'utf8');
}

/** The compose file with its anchors resolved, before anything is filled in. */
export function readCompose(): ComposeFile {
  return parse(readText('docker-compose.yml'), { merge: true }) as ComposeFile;
}

const variable = /\$\{(\w+)(?::([-?])([^}]*))?\}/g;

/** Every variable the file takes from its environment, with what it says for the case that it is not there. */
export function variablesOf(text: string): { name: string; hasDefault: boolean }[] {
  return [...text.matchAll(variable)].map(([, name, kind]) => ({ name: name!, hasDefault: kind === '-' }));
}

/** Fills in variables as `docker compose` does. Throws where one is missing. */
export function filledIn(text: string, environment: Readonly<Record<string, string>>): string {
  return text.replace(variable, (_, name: string, kind: string | undefined, word: string | undefined) => {
    const value = environment[name] ?? (kind === '-' ? word : undefined);
    if (value === undefined) throw new Error(`${name} is not given`);
    return value;
  });
}
