import { randomUUID } from 'node:crypto';
import type { ImportCommand } from '../cli/options.js';
import { Report } from '../cli/report.js';
import { RejectedFile } from '../csv/rejected-file.js';
import { readImportAnswer, reasonOf } from '../http/import-answer.js';
import type { Run } from '../run.js';
import { readFeatures, requireProperty, requireSendable, type FeatureCollection } from './geojson-file.js';

type SectorsCommand = Extract<ImportCommand, { type: 'sectors' }>;

const columnsReadFrom = 1_000;
const oddities: Record<string, string> = {
  'self-intersecting': 'crosses itself; points inside are found by the even-odd rule',
  'not-checked': 'was too large to be checked for crossings',
  'unclosed-ring': 'has a ring that was not closed; it is now',
  'merged-features': 'was several features; they are one sector now',
};

/** Imports all sectors of a file in one request. The system refuses what it cannot read, feature by feature, and takes the rest. */
export async function importSectors(run: Run, command: SectorsCommand): Promise<number> {
  const path = run.resolvePath(command.file);
  const file = await readFeatures(path);
  requireSendable(path, file);
  requireProperty(path, file, command.codeProperty);
  if (command.precinctProperty !== undefined) requireProperty(path, file, command.precinctProperty);
  // A new key for each run: importing the same file again must look at today's sectors, not repeat yesterday's answer.
  const headers = { 'idempotency-key': randomUUID() };
  const answer = readImportAnswer(await run.client.require({ method: 'POST', path: requestPath(command), body: file, headers }));
  const report = new Report(
    run,
    { rows: 'sectors', dryRun: command.dryRun },
    new RejectedFile(run.directory, 'sectors', run.startedAt, columnsOf(file)),
  );
  for (const outcome of ['created', 'changed', 'unchanged'] as const) report.count(outcome, answer[outcome]);
  for (const refusal of answer.refused) {
    const index = refusal.index ?? (refusal.row ?? 1) - 1;
    await report.refuse(index + 1, reasonOf(refusal), cells(file.features[index]?.properties));
  }
  if (answer.incomplete)
    run.print(
      'warning: the file is incomplete: the server that wrote it stopped at its limit; export the missing sectors as well',
    );
  for (const { code, sectors, openIssues } of answer.difference?.covered ?? [])
    run.print(
      `note: sector ${code} is not in the file and is covered by ${sectors.join(', ')}; it stays, with its open issues (${openIssues}), until it is retired (Manage, Sectors)`,
    );
  for (const { code, reason } of answer.reported) run.print(`note: sector ${code} ${oddities[reason] ?? reason}`);
  return report.finish();
}

function requestPath({ codeProperty, precinctProperty, precinctPattern, dryRun }: SectorsCommand): string {
  const query = new URLSearchParams({ code: codeProperty });
  if (precinctProperty !== undefined) query.set('precinct', precinctProperty);
  if (precinctPattern !== undefined) query.set('precinctPattern', precinctPattern);
  // Without either, each sector is a precinct of its own.
  if (precinctProperty === undefined && precinctPattern === undefined) query.set('precinct', codeProperty);
  if (dryRun) query.set('dryRun', 'true');
  return `/sectors/import?${query.toString()}`;
}

function columnsOf({ features }: FeatureCollection): string[] {
  return [...new Set(features.slice(0, columnsReadFrom).flatMap((feature) => Object.keys(feature?.properties ?? {})))];
}

function cells(properties: Record<string, unknown> | null | undefined): Record<string, string> {
  const text = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));
  return Object.fromEntries(Object.entries(properties ?? {}).map(([name, value]) => [name, text(value) ?? '']));
}
