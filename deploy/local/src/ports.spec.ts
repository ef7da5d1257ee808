import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rememberedPorts } from './ports.js';

const directory = mkdtempSync(join(tmpdir(), 'owcr-ports-'));
const file = join(directory, 'ports.json');
const names = ['intake', 'gateway', 'postgres'] as const;

beforeEach(() => rmSync(file, { force: true }));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

describe('the ports of a stack', () => {
  it('are each another one, and none that the system gives to whoever connects somewhere meanwhile', async () => {
    for (let round = 0; round < 20; round++) {
      const chosen = Object.values(await rememberedPorts(file, names));
      expect(new Set(chosen).size).toBe(names.length);
      for (const port of chosen) expect(port >= 20_000 && port < 32_000).toBe(true);
      rmSync(file);
    }
  });

  it('are chosen otherwise by another stack at the same time', async () => {
    const all = await Promise.all(Array.from({ length: 10 }, (_, n) => rememberedPorts(join(directory, `${n}.json`), names)));
    const ports = all.flatMap((chosen) => Object.values(chosen));
    // By chance two of the thirty may be the same; from one counter they would be.
    expect(new Set(ports).size).toBeGreaterThan(ports.length - 3);
  });

  it('are the same as the last time', async () => {
    const first = await rememberedPorts(file, names);
    expect(await rememberedPorts(file, names)).toEqual(first);
  });

  it('are others where somebody has taken one since, or where one is such as the system gives away', async () => {
    const first = await rememberedPorts(file, names);
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(first.intake, '127.0.0.1', resolve));
    writeFileSync(file, JSON.stringify({ ...first, gateway: 45_123 }));
    const second = await rememberedPorts(file, names);
    other.close();
    expect(second.postgres).toBe(first.postgres);
    expect(second.intake).not.toBe(first.intake);
    expect(second.gateway).toBeLessThan(32_000);
  });
});
