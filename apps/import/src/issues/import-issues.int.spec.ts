import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ApiClient } from '../http/api-client.js';
import type { Run } from '../run.js';
import type { IssueRequest } from './issue-request.js';
import { importIssues } from './import-issues.js';

const folder = mkdtempSync(join(tmpdir(), 'import-issues-'));
afterAll(() => rmSync(folder, { recursive: true }));

const mapping = {
  source: { system: 'crm', id: 'No' },
  summary: { columns: ['Title'] },
  category: { rules: [{ column: 'Title', matches: 'noise', category: 'noise-street' }], default: 'other' },
  channel: { default: 'phone' },
};

/** An API that is up and down: it takes a source once, and every third answer is lost after the work was done. */
class FlakyApi {
  readonly taken = new Map<string, { id: string; reference: string }>();
  readonly byKey = new Map<string, string>();
  readonly batches: number[] = [];
  requests = 0;
  categories = ['noise-street', 'other'];
  private readonly server: Server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += String(chunk)));
    request.on('end', () => {
      const answer = this.answer(request.url!, request.headers['idempotency-key'] as string, body);
      if (++this.requests % 3 === 0) return request.socket.destroy();
      if (this.requests % 4 === 0) return response.writeHead(503).end();
      return response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.body);
    });
  });

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private answer(url: string, key: string, body: string): { status: number; body: string } {
    if (url.includes('/categories'))
      return { status: 200, body: JSON.stringify({ items: this.categories.map((code) => ({ code })) }) };
    if (url.includes('/sectors/at')) {
      const { points } = JSON.parse(body) as { points: { lat: number; lng: number }[] };
      const inCity = ({ lat, lng }: { lat: number; lng: number }) => lat > 40 && lat < 41 && lng > -74 && lng < -73;
      return { status: 200, body: JSON.stringify({ items: points.map((point) => (inCity(point) ? { sector: 'A' } : null)) }) };
    }
    const stored = this.byKey.get(key);
    if (stored) return { status: 200, body: stored };
    const { rows } = JSON.parse(body) as { rows: IssueRequest[] };
    this.batches.push(rows.length);
    const answer = JSON.stringify({ waiting: 0, rows: rows.map((row) => this.take(row, url.includes('dryRun'))) });
    this.byKey.set(key, answer);
    return { status: 200, body: answer };
  }

  private take({ source, summary, reportedAt }: IssueRequest, dryRun: boolean) {
    const nothing = { id: null, reference: null, history: false };
    const history = reportedAt !== undefined;
    if (summary === 'bad') return { ...nothing, outcome: 'refused', errors: [{ path: 'summary', message: 'is bad' }] };
    const known = this.taken.get(source.id);
    if (known) return { ...known, history, outcome: 'existing' };
    if (dryRun) return { ...nothing, history, outcome: 'taken' };
    const issue = { id: `id-${source.id}`, reference: `R-${source.id}` };
    this.taken.set(source.id, issue);
    return { ...issue, history, outcome: 'taken' };
  }
}

describe('importing service requests', () => {
  let api: FlakyApi;
  let run: Run;
  let printed: string[];

  beforeEach(async () => {
    api = new FlakyApi();
    printed = [];
    run = {
      client: new ApiClient(await api.listen(), 't', { firstDelayMs: 2, delayMaxMs: 10, giveUpAfterMs: 5_000 }),
      startedAt: new Date(),
      directory: folder,
      progressOutput: { isTTY: false, write: () => true } as unknown as NodeJS.WriteStream,
      print: (line) => printed.push(line),
      resolvePath: (path) => join(folder, path),
      signal: new AbortController().signal,
    };
    writeFileSync(join(folder, 'mine.json'), JSON.stringify(mapping));
    const rows = Array.from({ length: 200 }, (_, index) => `${index},${index === 7 ? 'bad' : 'noise'}`);
    writeFileSync(join(folder, 'in.csv'), ['No,Title', ...rows, ',no number', '5,noise', '300'].join('\n'));
  });

  afterEach(() => api.close());

  const command = {
    type: 'issues',
    file: 'in.csv',
    mapping: 'mine.json',
    dryRun: false,
    batchRows: 20,
    startClocks: false,
    allowOutside: false,
  } as const;

  it('takes every good row once although answers get lost, and says which rows were refused and why', async () => {
    expect(await importIssues(run, { ...command, ledger: 'ledger.jsonl' })).toBe(2);
    expect(api.taken.size).toBe(199);
    expect(printed[0]).toBe('203 issues: 199 created, 1 already there, 3 refused');
    const rejected = readFileSync(/: (.*\.rejected\.csv)$/.exec(printed.at(-1)!)![1]!, 'utf8')
      .trim()
      .split('\n')
      .sort();
    expect(rejected).toEqual([
      '202,"""No"" is empty",,no number',
      '204,"has 1 cells, the header has 2",300,',
      '9,summary: is bad,7,bad',
      'rejected_row,rejected_reason,No,Title',
    ]);
    const ledger = readFileSync(join(folder, 'ledger.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { sourceId: string });
    expect(new Set(ledger.map(({ sourceId }) => sourceId)).size).toBe(199);
    expect(ledger).toContainEqual({ sourceId: '12', issueId: 'id-12', reference: 'R-12' });
  });

  it('changes nothing when it is run again', async () => {
    await importIssues(run, command);
    const before = new Map(api.taken);
    expect(await importIssues(run, command)).toBe(2);
    expect(api.taken).toEqual(before);
    expect(printed).toContain('203 issues: 200 already there, 3 refused');
  });

  it('writes nothing in a dry run', async () => {
    expect(await importIssues(run, { ...command, dryRun: true })).toBe(2);
    expect(api.taken.size).toBe(0);
    expect(printed[1]).toBe('203 issues: 199 would be created, 1 already there, 3 would be refused');
  });

  describe('with places and dates', () => {
    const more = {
      ...mapping,
      location: { lat: 'Lat', lng: 'Lng' },
      reportedAt: { column: 'When', format: 'yyyy-MM-dd HH:mm', zone: 'UTC' },
    };
    const write = (rows: string[]) => {
      writeFileSync(join(folder, 'mine.json'), JSON.stringify(more));
      writeFileSync(join(folder, 'in.csv'), ['No,Title,Lat,Lng,When', ...rows].join('\n'));
    };
    const when = '2020-01-01 10:00';

    it('counts, in a dry run, rows by what would become of them, with three examples of each', async () => {
      write([
        ...Array.from({ length: 5 }, (_, n) => `${n},noise,40.5,-73.5,${when}`),
        `6,noise,,,${when}`,
        `7,noise,10,10,${when}`,
        ...Array.from({ length: 4 }, (_, n) => `8${n},noise,40.5,-73.5,4536${n}`),
        '90,bad,40.5,-73.5,2020-01-01 10:00',
        '91,noise,40.5,-73.5,',
      ]);
      expect(await importIssues(run, { ...command, dryRun: true })).toBe(2);
      expect(printed).toEqual([
        'Dry run: nothing was changed.',
        '13 issues: 7 would be created, 6 would be refused',
        '  7 older than a day: imported history, whose deadlines do not start (--start-clocks starts them) (row 2, row 3, row 4, ...)',
        '  1 without a place: they wait for a clerk in the review queue (row 7)',
        '  1 in no sector: they wait for a clerk in the review queue (row 8)',
        expect.stringMatching(/^ {2}4 refused: "When" is not a date like yyyy-MM-dd HH:mm \(a number/),
        expect.stringMatching(/^ {4}row 9: "When" .*: 45360$/),
        expect.stringMatching(/^ {4}row 10: .*: 45361$/),
        expect.stringMatching(/^ {4}row 11: .*: 45362$/),
        '  row 13: summary: is bad',
        '  row 14: "When" is empty: when it was reported is not known',
        expect.stringContaining('Refused rows, with the reason for each'),
      ]);
      expect(api.taken.size).toBe(0);
    });

    it('stores nothing of a file with latitude and longitude exchanged, until somebody says that it is right', async () => {
      write(Array.from({ length: 50 }, (_, n) => `${n},noise,-73.5,40.5,${when}`));
      await expect(importIssues(run, command)).rejects.toThrow('Latitude and longitude are exchanged');
      expect(api.taken.size).toBe(0);
      expect(await importIssues(run, { ...command, dryRun: true })).toBe(2);
      expect(printed.at(-1)).toContain('Latitude and longitude are exchanged');
      expect(await importIssues(run, { ...command, allowOutside: true })).toBe(0);
      expect(api.taken.size).toBe(50);
    });

    it('says so of a file of another city, and lets a few rows outside pass', async () => {
      write(Array.from({ length: 20 }, (_, n) => `${n},noise,10,${n},${when}`));
      await expect(importIssues(run, command)).rejects.toThrow('This looks like another city: 20 of 20 rows');
      write([`1,noise,10,10,${when}`, `2,noise,40.5,-73.5,${when}`]);
      expect(await importIssues(run, command)).toBe(0);
    });
  });

  it('does not begin when the mapping leads to a category the system does not have', async () => {
    api.categories = ['other'];
    await expect(importIssues(run, command)).rejects.toThrow('categories the system does not have: noise-street');
    expect(api.taken.size).toBe(0);
  });
});
