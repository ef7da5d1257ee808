import { randomUUID } from 'node:crypto';
import type { ImportCommand } from '../cli/options.js';
import { Report } from '../cli/report.js';
import { RejectedFile } from '../csv/rejected-file.js';
import { ImportFailure } from '../failure.js';
import { readImportAnswer, reasonOf } from '../http/import-answer.js';
import type { Run } from '../run.js';
import { type FileRow, openAddresses } from './address-file.js';

type AddressesCommand = Extract<ImportCommand, { type: 'addresses' }>;
type Street = Extract<FileRow, { kind: 'street' }>;
type Address = Extract<FileRow, { kind: 'address' }>;

const addressesAtOnce = 2_000;
const streetsAtOnce = 200;
/** The largest city has a million; each is remembered, so that its flats are one address. */
const addressesMax = 3_000_000;
/** Rows of one house that lie further apart are two, or a mistake: about a hundred metres, in degrees. */
const sameHouseDegrees = 0.001;

/** Loads house numbers and streets of the city, in batches. The same file again changes nothing. */
export async function importAddresses(run: Run, command: AddressesCommand): Promise<number> {
  const file = await openAddresses(run, run.resolvePath(command.file), command);
  const rejected = new RejectedFile(run.directory, 'addresses', run.startedAt, file.header);
  const loading = new Loading(
    run,
    command.dryRun,
    new Report(run, { rows: 'addresses and streets', dryRun: command.dryRun }, rejected),
  );
  for await (const row of file.rows) {
    if (run.signal.aborted) break;
    await loading.take(row);
  }
  if (!run.signal.aborted) await loading.end();
  const code = await loading.report.finish();
  if (run.signal.aborted) throw new ImportFailure('stopped; run it again to go on');
  return code;
}

class Loading {
  private readonly houses = new Map<string, { row: number; lat: number; lng: number }>();
  /** A file of streets has a line for every block: they are put together by name. */
  private readonly streets = new Map<string, Street>();
  private waiting: Address[] = [];

  constructor(
    private readonly run: Run,
    private readonly dryRun: boolean,
    readonly report: Report,
  ) {}

  async take(row: FileRow): Promise<void> {
    switch (row.kind) {
      case 'refused':
        return this.report.refuse(row.row, row.reason, row.cells);
      case 'street': {
        const key = `${row.name.toLowerCase()}\n${row.locality?.toLowerCase() ?? ''}`;
        const before = this.streets.get(key);
        this.streets.set(key, before ? { ...before, lines: [...before.lines, ...row.lines] } : row);
        return;
      }
      case 'address':
        if (await this.isRepeated(row)) return;
        this.waiting.push(row);
        if (this.waiting.length >= addressesAtOnce) await this.sendAddresses();
    }
  }

  async end(): Promise<void> {
    await this.sendAddresses();
    const streets = [...this.streets.values()];
    for (let start = 0; start < streets.length; start += streetsAtOnce) {
      const batch = streets.slice(start, start + streetsAtOnce);
      await this.send(batch, { streets: batch.map(({ row, name, locality, lines }) => ({ row, name, locality, lines })) });
    }
  }

  /** Flats of one house are one address; the same number somewhere else is refused. */
  private async isRepeated({ row, cells, address }: Address): Promise<boolean> {
    const key = [address.number, address.street, address.locality ?? ''].map((text) => text.toLowerCase().trim()).join('\n');
    const [lat, lng] = [Number(address.lat), Number(address.lng)];
    const before = this.houses.get(key);
    if (!before) {
      if (this.houses.size >= addressesMax) throw new ImportFailure(`the file has more than ${addressesMax} addresses`);
      this.houses.set(key, { row, lat, lng });
      return false;
    }
    if (Math.abs(before.lat - lat) <= sameHouseDegrees && Math.abs(before.lng - lng) <= sameHouseDegrees)
      this.report.count('unchanged');
    else await this.report.refuse(row, `is in row ${before.row} already, more than 100 meters away`, cells);
    return true;
  }

  private async sendAddresses(): Promise<void> {
    const batch = this.waiting;
    this.waiting = [];
    if (batch.length > 0) await this.send(batch, { addresses: batch.map(({ row, address }) => ({ row, ...address })) });
  }

  private async send(rows: readonly (Address | Street)[], body: object): Promise<void> {
    const path = `/places/import${this.dryRun ? '?dryRun=true' : ''}`;
    const headers = { 'idempotency-key': randomUUID() };
    const answer = readImportAnswer(await this.run.client.require({ method: 'POST', path, body, headers }));
    for (const outcome of ['created', 'changed', 'unchanged'] as const) this.report.count(outcome, answer[outcome]);
    const cellsOf = new Map(rows.map(({ row, cells }) => [row, cells]));
    for (const refusal of answer.refused)
      await this.report.refuse(refusal.row ?? 0, reasonOf(refusal), cellsOf.get(refusal.row ?? 0) ?? {});
  }
}
