import { randomUUID } from 'node:crypto';
import { v5 as uuidv5 } from 'uuid';
import type { ImportCommand } from '../cli/options.js';
import { startProgress } from '../cli/progress.js';
import { Report } from '../cli/report.js';
import { openCsv, tellEncoding, type CsvFile } from '../csv/csv-rows.js';
import { RejectedFile } from '../csv/rejected-file.js';
import { ImportFailure } from '../failure.js';
import { brief } from '../http/retry.js';
import { forEachConcurrently } from '../pool.js';
import type { Run } from '../run.js';
import { readBatchAnswer, type BatchAnswer } from './batch-answer.js';
import { batchesOf, type Batch, type ReadableRow } from './issue-batches.js';
import { issueReader } from './issue-request.js';
import { Ledger } from './ledger.js';
import { categoriesOf, columnsOf, loadMapping, type Mapping } from './mapping.js';
import { SectorCheck } from './sector-check.js';

/** While one is written, the next is read. */
const batchesAtOnce = 2;
const keyNamespace = '5d0f2f0e-6a55-5c0a-9c6e-6f1f5f7c8a11';

const remarks = {
  noSector: 'in no sector: they wait for a clerk in the review queue',
  noPlace: 'without a place: they wait for a clerk in the review queue',
  history: 'older than a day: imported history, whose deadlines do not start (--start-clocks starts them)',
  started: 'older than a day: their deadlines start, and most are late at once',
};

type IssuesCommand = Extract<ImportCommand, { type: 'issues' }>;

/** Imports service requests in batches, and says by its exit code whether all were taken. Running it again changes nothing. */
export async function importIssues(run: Run, command: IssuesCommand): Promise<number> {
  const mapping = loadMapping(command.mapping, run.resolvePath);
  const file = await openCsv(run.resolvePath(command.file), columnsOf(mapping), command.encoding);
  tellEncoding(run, file);
  await checkCategories(run, mapping);
  const ledger = command.ledger === undefined ? undefined : new Ledger(run.resolvePath(command.ledger));
  const rejected = new RejectedFile(run.directory, 'issues', run.startedAt, file.header);
  const report = new Report(run, { rows: 'issues', dryRun: command.dryRun }, rejected);
  const sectors = new SectorCheck(run.client, command.allowOutside || command.dryRun);
  const work = new IssueWork(run, { command, mapping, file, report, sectors, ledger });
  let code: number;
  try {
    await work.run();
  } finally {
    ledger?.close();
    code = await report.finish();
  }
  const warning = sectors.warning();
  if (warning !== null) run.print(`warning: ${warning}`);
  if (run.signal.aborted) throw new ImportFailure(work.stopped());
  if (work.waiting > 0)
    run.print(`${work.waiting} imported issues wait to be assigned; the system works through them by itself.`);
  return warning !== null && command.dryRun ? 2 : code;
}

/** A mapping that leads to a category the system does not have would lose rows one by one: say so before the first. */
async function checkCategories(run: Run, mapping: Mapping): Promise<void> {
  const body = (await run.client.require({ method: 'GET', path: '/categories', policy: brief })) as {
    items?: { code?: unknown }[];
  } | null;
  const known = new Set((body?.items ?? []).map(({ code }) => code));
  const unknown = categoriesOf(mapping).filter((code) => !known.has(code));
  if (unknown.length > 0) throw new ImportFailure(`the mapping uses categories the system does not have: ${unknown.join(', ')}`);
}

interface Parts {
  command: IssuesCommand;
  mapping: Mapping;
  file: CsvFile;
  report: Report;
  sectors: SectorCheck;
  ledger?: Ledger;
}

/** One run over one file. */
class IssueWork {
  private readonly runId = randomUUID();
  /** Rows that were sent without an answer when the run was stopped. */
  private unanswered: { first: number; last: number }[] = [];
  private lastRow = 1;
  /** A dry run stores nothing, so the system cannot know what came with an earlier batch. About 100 bytes a row. */
  private readonly tried = new Set<string>();
  /** Imported issues that wait to be assigned, as the system said last. */
  waiting = 0;

  constructor(
    private readonly current: Run,
    private readonly parts: Parts,
  ) {}

  async run(): Promise<void> {
    const { command, mapping, file, report } = this.parts;
    const progress = startProgress('issues', this.current.progressOutput);
    const batches = batchesOf(file.rows, issueReader(mapping), command.batchRows);
    const work = async (batch: Batch) => {
      await this.take(batch);
      progress.update(file.bytesRead() / file.bytesTotal, report.rowCount);
    };
    try {
      await forEachConcurrently(batches, batchesAtOnce, work, this.current.signal);
    } catch (error) {
      // Stopped, a request that is given up is no failure: what is not known of its rows is said at the end.
      if (!this.current.signal.aborted) throw error;
    } finally {
      progress.stop();
    }
  }

  /** What a person is told whose run was stopped: how far it came, and how to go on. */
  stopped(): string {
    const open = this.unanswered.map(({ first, last }) => `rows ${first} to ${last} were on their way without an answer`);
    const how = 'run the same command again to go on: what is there already is left alone';
    return [`stopped after row ${this.lastRow}`, ...open, how].join('; ');
  }

  private async take({ readable, refused }: Batch): Promise<void> {
    const { report, sectors } = this.parts;
    const located = readable.filter(({ request }) => request.location !== undefined);
    const inside = await sectors.look(located.map(({ request }) => request.location!));
    const outside = new Set(located.filter((_, index) => !inside[index]).map(({ row }) => row.number));
    if (readable.length > 0) await this.send(readable, outside);
    for (const { row, reason, fault } of refused) await report.refuse(row.number, reason, row.values, fault);
    this.lastRow = Math.max(this.lastRow, ...[...readable, ...refused].map(({ row }) => row.number));
  }

  /**
   * Sends rows until they are answered. The key is made from the rows and this run: sent again after a lost answer they get the stored
   * answer, while a later run is told which are there already.
   */
  private async send(readable: readonly ReadableRow[], outside: ReadonlySet<number>): Promise<void> {
    const { dryRun, startClocks } = this.parts.command;
    const [first, last] = [readable[0]!.row.number, readable.at(-1)!.row.number];
    const answer = await this.current.client.send({
      method: 'POST',
      path: `/issues/import${dryRun ? '?dryRun=true' : ''}`,
      body: { rows: readable.map(({ row, request }) => ({ row: row.number, ...request })), startClocks },
      headers: { 'idempotency-key': uuidv5(`${first}:${last}:${this.runId}`, keyNamespace) },
    });
    if (answer.kind === 'gave-up') {
      if (this.current.signal.aborted) return void this.unanswered.push({ first, last });
      throw new ImportFailure(`the system did not answer rows ${first} to ${last}: ${answer.reason}; run it again to go on`);
    }
    await this.count(readBatchAnswer(answer), readable, outside);
  }

  private async count(answer: BatchAnswer, readable: readonly ReadableRow[], outside: ReadonlySet<number>): Promise<void> {
    const { report, ledger, command } = this.parts;
    this.waiting = answer.waiting;
    for (const [index, { row, request }] of readable.entries()) {
      const result = answer.rows[index]!;
      switch (result.outcome) {
        case 'refused': {
          const reason = result.errors.map(({ path, message }) => `${path}: ${message}`).join('; ') || 'refused without a reason';
          await report.refuse(row.number, reason, row.values);
          break;
        }
        case 'existing':
          report.count('present');
          break;
        case 'taken': {
          if (command.dryRun && this.tried.has(request.source.id)) {
            report.count('present');
            break;
          }
          if (command.dryRun) this.tried.add(request.source.id);
          report.count('created');
          if (result.id !== null && result.reference !== null)
            ledger?.add({ sourceId: request.source.id, issueId: result.id, reference: result.reference });
          const old = result.history || (command.startClocks && isOld(request.reportedAt, this.current.startedAt));
          if (request.location === undefined) report.remark({ kind: remarks.noPlace, row: row.number });
          if (outside.has(row.number)) report.remark({ kind: remarks.noSector, row: row.number });
          if (old) report.remark({ kind: result.history ? remarks.history : remarks.started, row: row.number });
        }
      }
    }
  }
}

function isOld(reportedAt: string | undefined, now: Date): boolean {
  return reportedAt !== undefined && now.getTime() - Date.parse(reportedAt) > 24 * 60 * 60 * 1000;
}
