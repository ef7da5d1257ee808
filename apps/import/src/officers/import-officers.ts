import { randomUUID } from 'node:crypto';
import type { ImportCommand } from '../cli/options.js';
import { startProgress } from '../cli/progress.js';
import { Report } from '../cli/report.js';
import { openCsv, tellEncoding } from '../csv/csv-rows.js';
import { RejectedFile } from '../csv/rejected-file.js';
import { ImportFailure } from '../failure.js';
import { readImportAnswer, reasonOf, type Refusal } from '../http/import-answer.js';
import type { Run } from '../run.js';
import { neededColumns, readOfficer, supervisorsFirst, type OfficerRow } from './officer-row.js';

type OfficersCommand = Extract<ImportCommand, { type: 'officers' }>;

const batchRows = 500;
/** The whole roster is sorted in memory; no department has more. */
const officersMax = 100_000;

interface Roster {
  officers: OfficerRow[];
  /** The cells of each accepted row, for the file of refused ones. */
  values: Map<number, Record<string, string>>;
}

/** Imports a roster: supervisors before those who report to them, in batches. The same file again changes nothing. */
export async function importOfficers(run: Run, command: OfficersCommand): Promise<number> {
  const path = run.resolvePath(command.file);
  const file = await openCsv(path, neededColumns, command.encoding);
  tellEncoding(run, file);
  const report = new Report(
    run,
    { rows: 'officers', dryRun: command.dryRun },
    new RejectedFile(run.directory, 'officers', run.startedAt, file.header),
  );
  const roster = await readRoster(path, file.rows, report);
  const accepted = new Set<string>();
  const progress = startProgress('officers', run.progressOutput);
  try {
    for (let start = 0; start < roster.officers.length && !run.signal.aborted; start += batchRows) {
      const batch = roster.officers.slice(start, start + batchRows);
      await importBatch(run, command, { batch, values: roster.values, accepted, report });
      progress.update(Math.min(1, (start + batchRows) / roster.officers.length), report.rowCount);
    }
  } finally {
    progress.stop();
  }
  const code = await report.finish();
  if (run.signal.aborted) throw new ImportFailure('stopped; run it again to go on');
  return code;
}

async function readRoster(path: string, rows: Awaited<ReturnType<typeof openCsv>>['rows'], report: Report): Promise<Roster> {
  const roster: Roster = { officers: [], values: new Map() };
  const rowByBadge = new Map<string, number>();
  for await (const { number, values, problem } of rows) {
    if (roster.officers.length >= officersMax) throw new ImportFailure(`${path} has more than ${officersMax} officers`);
    const read = problem === undefined ? readOfficer(number, values) : { kind: 'refused' as const, reason: problem };
    const earlier = read.kind === 'officer' ? rowByBadge.get(read.officer.badge) : undefined;
    if (read.kind === 'refused') await report.refuse(number, read.reason, values);
    else if (earlier !== undefined)
      await report.refuse(number, `badge ${read.officer.badge} is in row ${earlier} already`, values);
    else {
      rowByBadge.set(read.officer.badge, number);
      roster.officers.push(read.officer);
      roster.values.set(number, values);
    }
  }
  return { ...roster, officers: supervisorsFirst(roster.officers) };
}

interface Batch {
  batch: readonly OfficerRow[];
  values: Roster['values'];
  /** Badges taken with earlier batches; those of this one are added. */
  accepted: Set<string>;
  report: Report;
}

/** A dry run stores nothing, so the system does not know the supervisors of an earlier batch. */
function isForAnEarlierBatch({ errors = [] }: Refusal, cells: Record<string, string>, accepted: ReadonlySet<string>): boolean {
  return (
    errors.length > 0 && errors.every(({ path }) => path === 'supervisorBadge') && accepted.has(cells.supervisor_badge ?? '')
  );
}

async function importBatch(run: Run, { dryRun }: OfficersCommand, { batch, values, accepted, report }: Batch): Promise<void> {
  const body = await run.client.require({
    method: 'POST',
    path: `/officers/import${dryRun ? '?dryRun=true' : ''}`,
    body: { rows: batch },
    headers: { 'idempotency-key': randomUUID() },
  });
  const answer = readImportAnswer(body);
  for (const outcome of ['created', 'changed', 'unchanged'] as const) report.count(outcome, answer[outcome]);
  for (const leftOut of answer.leftOut) run.print(`note: row ${leftOut.row ?? '?'} was taken, but ${reasonOf(leftOut)}`);
  const refusedBadges = new Set<string>();
  for (const refusal of answer.refused) {
    const row = refusal.row ?? batch[refusal.index ?? -1]?.row ?? 0;
    const cells = values.get(row) ?? {};
    if (dryRun && isForAnEarlierBatch(refusal, cells, accepted)) {
      report.count('created');
      continue;
    }
    refusedBadges.add(cells.badge ?? '');
    await report.refuse(row, reasonOf(refusal), cells);
  }
  for (const { badge } of batch) if (!refusedBadges.has(badge)) accepted.add(badge);
}
