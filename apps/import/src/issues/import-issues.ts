import { randomUUID } from 'node:crypto';
import { v5 as uuidv5 } from 'uuid';
import type { ImportCommand } from '../cli/options.js';
import { startProgress } from '../cli/progress.js';
import { Report } from '../cli/report.js';
import { openCsv, tellEncoding, type CsvFile, type CsvRow } from '../csv/csv-rows.js';
import { RejectedFile } from '../csv/rejected-file.js';
import { ImportFailure } from '../failure.js';
import { describeProblem, problemCode } from '../http/api-client.js';
import { brief } from '../http/retry.js';
import { forEachConcurrently } from '../pool.js';
import type { Run } from '../run.js';
import { issueReader, type IssueRequest } from './issue-request.js';
import { Ledger } from './ledger.js';
import { categoriesOf, columnsOf, loadMapping, type Mapping } from './mapping.js';

/** Rows in a row that the system did not answer at all, after which going on is pointless: about as many as are under way. */
const unansweredInRowMax = 64;
const keyNamespace = '5d0f2f0e-6a55-5c0a-9c6e-6f1f5f7c8a11';

type IssuesCommand = Extract<ImportCommand, { type: 'issues' }>;
type Verdict = { kind: 'created' | 'present' } | { kind: 'refused' | 'unanswered'; reason: string };

/** Imports service requests row by row, and says by its exit code whether all were taken. Running it again changes nothing. */
export async function importIssues(run: Run, command: IssuesCommand): Promise<number> {
  const mapping = loadMapping(command.mapping, run.resolvePath);
  const file = await openCsv(run.resolvePath(command.file), columnsOf(mapping), command.encoding);
  tellEncoding(run, file);
  await checkCategories(run, mapping);
  const ledger = command.ledger === undefined ? undefined : new Ledger(run.resolvePath(command.ledger));
  const report = new Report(
    run,
    { rows: 'issues', dryRun: command.dryRun },
    new RejectedFile(run.directory, 'issues', run.startedAt, file.header),
  );
  try {
    await importRows(run, { command, mapping, file, report, ledger });
  } finally {
    ledger?.close();
  }
  const code = await report.finish();
  if (run.signal.aborted) throw new ImportFailure('stopped; run it again to go on: what is there already is left alone');
  return code;
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

interface Work {
  command: IssuesCommand;
  mapping: Mapping;
  file: CsvFile;
  report: Report;
  ledger?: Ledger;
}

async function importRows(run: Run, { command, mapping, file, report, ledger }: Work): Promise<void> {
  const read = issueReader(mapping);
  const send = command.dryRun ? lookUp(run) : post(run, ledger);
  const progress = startProgress('issues', run.progressOutput);
  let unansweredInRow = 0;
  const work = async (row: CsvRow) => {
    const result = row.problem === undefined ? read(row.values) : { kind: 'refused' as const, reason: row.problem };
    const verdict = result.kind === 'request' ? await send(result.request, row.number) : result;
    if (verdict.kind === 'refused' || verdict.kind === 'unanswered') await report.refuse(row.number, verdict.reason, row.values);
    else report.count(verdict.kind);
    unansweredInRow = verdict.kind === 'unanswered' ? unansweredInRow + 1 : 0;
    if (unansweredInRow >= unansweredInRowMax)
      throw new ImportFailure(`${run.client.url} no longer answers; run it again to go on`);
    progress.update(file.bytesRead() / file.bytesTotal, report.rowCount);
  };
  try {
    await forEachConcurrently(file.rows, command.concurrency, work, run.signal);
  } catch (error) {
    await report.finish();
    throw error;
  } finally {
    progress.stop();
  }
}

/**
 * Sends the row until it is answered. The key is made from the source, the row and this run: sent again after a lost answer it
 * gets the stored answer, while a later run is told that the source is taken, and so counts it as already there.
 */
function post(run: Run, ledger?: Ledger) {
  const runId = randomUUID();
  return async (request: IssueRequest, row: number): Promise<Verdict> => {
    const { system, id } = request.source;
    const key = uuidv5(`${system}:${id}:${row}:${runId}`, keyNamespace);
    const answer = await run.client.send({ method: 'POST', path: '/issues', body: request, headers: { 'idempotency-key': key } });
    if (answer.kind === 'gave-up') return { kind: 'unanswered', reason: `the system did not answer: ${answer.reason}` };
    if (answer.status === 201) {
      const { id: issueId, reference } = answer.body as { id: string; reference: string };
      ledger?.add({ sourceId: id, issueId, reference });
      return { kind: 'created' };
    }
    if (answer.status === 409 && problemCode(answer.body) === 'source-taken') return { kind: 'present' };
    if (answer.status === 403) throw new ImportFailure("this token may not report issues (403): use a clerk's");
    return { kind: 'refused', reason: describeProblem(answer.status, answer.body) };
  };
}

function lookUp(run: Run) {
  return async ({ source }: IssueRequest): Promise<Verdict> => {
    const path = `/issues?limit=1&source=${encodeURIComponent(`${source.system}:${source.id}`)}`;
    const answer = await run.client.send({ method: 'GET', path });
    if (answer.kind === 'gave-up') return { kind: 'unanswered', reason: `the system did not answer: ${answer.reason}` };
    if (answer.status !== 200) return { kind: 'refused', reason: describeProblem(answer.status, answer.body) };
    const { items } = answer.body as { items: unknown[] };
    return { kind: items.length > 0 ? 'present' : 'created' };
  };
}
