import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { rawConnection } from '@owcr/testing';
import { admin, startWorld, type World } from '../gateway.harness.js';
import { id } from '../upstream.harness.js';

const readme = readFileSync(new URL('../../../../README.md', import.meta.url), 'utf8');
/** The two shell functions as README gives them. */
const helper = readme.split('\n').filter((line) => /^(token|api)\(\) \{/.test(line));

let world: World;
const home = mkdtempSync(join(tmpdir(), 'owcr-readme-'));

beforeAll(async () => {
  world = await startWorld();
  mkdirSync(join(home, '.data'));
  writeFileSync(join(home, '.data/demo-access.json'), JSON.stringify({ people: { officer: { token: admin } } }));
});
afterAll(async () => {
  rmSync(home, { recursive: true, force: true });
  await world?.close();
});

async function run(command: string): Promise<{ bytes: number; url: string }> {
  const script = [...helper.map((line) => line.replace('http://localhost:8080', world.base)), command].join('\n');
  const { stdout } = await promisify(execFile)('bash', ['-c', script], { cwd: home, timeout: 20_000 });
  return JSON.parse(stdout) as { bytes: number; url: string };
}

describe('a command without a body', () => {
  it('is sent by the helper of README with a content type, and reaches its service without one', async () => {
    expect(helper).toHaveLength(2);
    const answer = await run(`api officer /issues/${id}/start -X POST -H 'If-Match: "1"'`);
    expect(answer).toMatchObject({ url: `/api/v1/issues/${id}/start`, bytes: 0 });
    expect(await run(`api officer /issues/${id}/start -d ''`)).toMatchObject({ bytes: 0 });
    expect(await run(`api officer /issues/${id}/notes -d '{"text":"a"}'`)).toMatchObject({ bytes: 12 });
  });

  it('is none in whatever way it is left out', async () => {
    const path = `/api/v1/issues/${id}/start`;
    for (const rest of ['content-length: 0\r\n\r\n', 'transfer-encoding: chunked\r\n\r\n0\r\n\r\n', '\r\n']) {
      const head = `POST ${path} HTTP/1.1\r\nhost: gateway\r\nauthorization: Bearer ${admin}\r\nconnection: close\r\n`;
      const text = await rawConnection(world.base, `${head}content-type: application/json\r\n${rest}`).closed;
      expect(text).toMatch(/^HTTP\/1.1 201 /);
      expect(text).toContain('"bytes":0');
    }
  });
});
