import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

const folder = mkdtempSync(join(tmpdir(), 'import-stop-'));
const main = fileURLToPath(new URL('./main.js', import.meta.url));
const mapping = {
  source: { system: 'crm', id: 'No' },
  summary: { columns: ['Title'] },
  category: { rules: [], default: 'other' },
  channel: { default: 'phone' },
};

/** It takes the first batch and never answers the ones after it. */
let server: Server;
let imports = 0;
let waiting: () => void = () => undefined;
const isWaiting = new Promise<void>((resolve) => (waiting = resolve));

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += String(chunk)));
    request.on('end', () => {
      const answer = (value: unknown) =>
        response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value));
      if (request.url!.endsWith('/me')) return answer({});
      if (request.url!.endsWith('/categories')) return answer({ items: [{ code: 'other' }] });
      if (++imports > 1) return waiting();
      const { rows } = JSON.parse(body) as { rows: { row: number }[] };
      return answer({
        waiting: 0,
        rows: rows.map(({ row }) => ({ outcome: 'taken', id: `i${row}`, reference: `R${row}`, history: false })),
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  writeFileSync(join(folder, 'mine.json'), JSON.stringify(mapping));
  writeFileSync(join(folder, 'in.csv'), ['No,Title', ...Array.from({ length: 40 }, (_, n) => `${n},noise`)].join('\n'));
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true });
});

describe('a run that is told to stop', () => {
  it('ends within two seconds, says what was done and what is not known, and how to go on', async () => {
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const child = spawn(process.execPath, [main, 'issues', 'in.csv', '--mapping', 'mine.json', '--batch', '10'], {
      cwd: folder,
      env: { ...process.env, NODE_OPTIONS: '', npm_lifecycle_event: '', OWCR_URL: url, OWCR_TOKEN: 't' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
    await isWaiting;
    const startedMs = performance.now();
    child.kill('SIGTERM');
    const [code] = (await once(child, 'close')) as [number | null];
    expect(performance.now() - startedMs).toBeLessThan(2_000);
    expect(code).toBe(1);
    expect(output).toContain('10 issues: 10 created, 0 refused');
    expect(output).toMatch(/rows \d+ to \d+ were on their way without an answer/);
    expect(output).toContain('run the same command again to go on');
  });
});
