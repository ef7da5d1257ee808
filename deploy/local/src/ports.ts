import { randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { writePrivately } from './secrets.js';

const portMax = 65_535;
const portsTriedMax = 200;
/** Errors that say "not yours"; others, such as a machine without IPv6, do not mean that somebody has the port. */
const takenCodes = ['EADDRINUSE', 'EACCES'];

/** True when something could listen there now. */
export async function isPortFree(port: number, host = '127.0.0.1'): Promise<boolean> {
  const code = await tryListen(port, host);
  return code === undefined || !takenCodes.includes(code);
}

/** True when somebody accepts connections there. Unlike `isPortFree` it never holds the port itself. */
export function isListening(port: number, host = '127.0.0.1'): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host });
    const answer = (open: boolean) => (): void => {
      socket.destroy();
      resolve(open);
    };
    socket.once('connect', answer(true)).once('error', answer(false)).setTimeout(1000, answer(false));
  });
}

/**
 * The wanted port, or the next one above it that is free however `localhost` is looked up: somebody who listens on the IPv6
 * side alone would get the requests of those who try that first.
 */
export async function nextFreePort(wanted: number): Promise<number> {
  for (let port = wanted; port <= Math.min(wanted + portsTriedMax, portMax); port++) {
    if ((await isPortFree(port, '127.0.0.1')) && (await isPortFree(port, '::'))) return port;
  }
  throw new Error(`No port from ${wanted} on is free for this user. Set OWCR_PORT to another.`);
}

/**
 * Ports by name, the same ones as the last time unless somebody else has taken them since. Remembered in a file because what
 * was told to others (a broker's advertised address, an open connection string) should survive a restart.
 */
export async function rememberedPorts<Name extends string>(file: string, names: readonly Name[]): Promise<Record<Name, number>> {
  const known = readPorts(file);
  const chosen: Record<string, number> = {};
  for (const name of names) {
    const before = known[name];
    const taken = Object.values(chosen);
    const keep = before !== undefined && isOurs(before) && !taken.includes(before) && (await isPortFree(before));
    chosen[name] = keep ? before : await anyFreePort(taken);
  }
  writePrivately(file, { ...known, ...chosen });
  return chosen;
}

/**
 * The ports of one part. Those who were told them cannot be told others: after a crash they are the same ones or none. Only
 * after `release`, when the part has been stopped in order, are they looked for again.
 */
export class KeptPorts<Name extends string> {
  private kept?: Record<Name, number>;

  constructor(
    private readonly dataDir: string,
    private readonly names: readonly Name[],
  ) {}

  async take(): Promise<Record<Name, number>> {
    this.kept ??= await rememberedPorts(join(this.dataDir, 'ports.json'), this.names);
    return this.kept;
  }

  release(): void {
    this.kept = undefined;
  }
}

function readPorts(file: string): Record<string, number> {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Record<string, number>;
  } catch {
    return {};
  }
}

/**
 * Seconds pass from the choice to the listening. So none of those that the system gives to whoever connects somewhere (from 32768 on with
 * Linux, 49152 elsewhere), and at random: another stack that chooses at the same time chooses others.
 */
const chosenFrom = { least: 20_000, below: 32_000 };
const isOurs = (port: number): boolean => port >= chosenFrom.least && port < chosenFrom.below;

async function anyFreePort(except: readonly number[]): Promise<number> {
  for (let tries = 0; tries < portsTriedMax; tries++) {
    const port = randomInt(chosenFrom.least, chosenFrom.below);
    if (!except.includes(port) && (await isPortFree(port))) return port;
  }
  throw new Error(`No port from ${chosenFrom.least} to ${chosenFrom.below} is free for this user.`);
}

/** The code of the error that listening there meets; undefined where it succeeds. */
function tryListen(port: number, host: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', ({ code }: NodeJS.ErrnoException) => resolve(code ?? 'unknown'));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(undefined)));
  });
}
