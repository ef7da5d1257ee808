import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from '@jest/globals';
import { Child } from './child.js';
import { ChildPart } from './child-part.js';
import { endLeftovers, isAlive } from './leftover.js';
import { DataDirLock } from './lock.js';
import { Supervised } from './supervised.js';

const dataDir = mkdtempSync(join(tmpdir(), 'owcr-processes-test-'));
const children: Child[] = [];
afterAll(async () => {
  await Promise.all(children.map((child) => child.kill()));
  rmSync(dataDir, { recursive: true, force: true });
});

function program(name: string, script: string, runDir?: string): Child {
  const logFile = join(dataDir, `${name}.log`);
  const child = Child.spawn({
    name,
    command: process.execPath,
    args: ['-e', script],
    env: process.env,
    cwd: dataDir,
    logFile,
    runDir,
  });
  children.push(child);
  return child;
}

async function until(condition: () => boolean, timeoutMs = 20_000): Promise<void> {
  for (const deadline = Date.now() + timeoutMs; !condition(); await sleep(20)) {
    if (Date.now() > deadline) throw new Error(`not within ${timeoutMs} ms: ${String(condition)}`);
  }
}

describe('a child', () => {
  it('gets time to end by itself, and no more than that', async () => {
    const obedient = program(
      'obedient',
      `process.on('SIGTERM', () => process.exit(7)); console.log('up'); setInterval(() => 0, 1000)`,
    );
    const deaf = program('deaf', `process.on('SIGTERM', () => 0); console.log('up'); setInterval(() => 0, 1000)`);
    await until(() => obedient.logTail() === 'up' && deaf.logTail() === 'up');
    await Promise.all([obedient.stop(5000), deaf.stop(300)]);
    expect(await obedient.exited).toEqual({ code: 7, signal: null });
    expect(await deaf.exited).toEqual({ code: null, signal: 'SIGKILL' });
  });

  it('does not outlive a parent that is killed outright', async () => {
    const child = fileURLToPath(new URL('./child.js', import.meta.url));
    const script = `
      const { Child } = await import(${JSON.stringify(child)});
      const child = Child.spawn({ name: 'orphan', command: process.execPath, args: ['-e', 'setInterval(() => 0, 1000)'],
        env: process.env, cwd: '/', logFile: ${JSON.stringify(join(dataDir, 'orphan.log'))} });
      console.log(child.pid);`;
    const parent = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
    const pid = await new Promise<number>((resolve) => parent.stdout.once('data', (data) => resolve(Number(data))));
    expect(isAlive(pid)).toBe(true);
    parent.kill('SIGKILL');
    await until(() => !isAlive(pid));
  });

  it('that was left behind is ended by the next run, and no other process with its number is', async () => {
    const runDir = join(dataDir, 'run');
    const left = program('left', 'setInterval(() => 0, 1000)', runDir);
    const bystander = program('bystander', 'setInterval(() => 0, 1000)');
    mkdirSync(runDir, { recursive: true });
    writeFileSync(join(runDir, 'reused.json'), JSON.stringify({ pid: bystander.pid, command: 'java kafka.Kafka' }));
    await endLeftovers(runDir);
    expect((await left.exited).signal).toMatch(/^SIG(INT|TERM)$/);
    expect(isAlive(bystander.pid!)).toBe(true);
  });
});

describe('a supervised part', () => {
  /** A real process that ends when `script` does. */
  class Program extends ChildPart {
    declare child?: Child;
    starts = 0;
    constructor(
      readonly name: string,
      private readonly script: string,
    ) {
      super();
    }
    async start(): Promise<void> {
      this.starts++;
      this.child = program(this.name, this.script);
    }
    async stop(): Promise<void> {
      await this.child?.stop(1000);
    }
  }

  it('is started again after it ended by itself, and not after it was killed on purpose', async () => {
    const part = new Program('lasting', 'setInterval(() => 0, 1000)');
    const said: string[] = [];
    const supervised = new Supervised(part, { say: (line) => said.push(line), giveUp: () => undefined });
    await supervised.start();
    process.kill(part.child!.pid!, 'SIGKILL');
    await until(() => part.starts === 2 && part.child!.running);
    expect(said).toEqual(['lasting ended with SIGKILL; starting it again.']);
    await supervised.kill();
    expect(part.child!.running).toBe(false);
    await sleep(600);
    expect(part.starts).toBe(2);
  });

  it('is given up after five restarts within a minute', async () => {
    const part = new Program('failing', 'process.exit(3)');
    const reason = await new Promise<Error>((resolve) => void new Supervised(part, { say: () => 0, giveUp: resolve }).start());
    expect(reason.message).toBe('failing ended with code 3 after 5 restarts within a minute.');
    expect(part.starts).toBe(6);
  }, 30_000);
});

describe('a data directory', () => {
  it('belongs to one stack at a time, and to the next one when that is gone', async () => {
    const lock = DataDirLock.take(dataDir);
    lock.announce('http://localhost:8080');
    expect(() => DataDirLock.take(dataDir)).toThrow(/runs already at http:\/\/localhost:8080 .*\n.*kill \d+/);
    lock.release();
    const dead = program('dead', '');
    await dead.exited;
    writeFileSync(join(dataDir, 'stack.lock'), JSON.stringify({ pid: dead.pid, command: 'node' }));
    DataDirLock.take(dataDir).release();
  });
});
