import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { theService, type Principal } from '@owcr/access';
import type { Tx } from '@owcr/messaging';
import { Commands, type CommandRequest, type FieldError } from '@owcr/platform';
import { v7 as uuidv7 } from 'uuid';
import { answerFaults } from '../category/category.js';
import type { CategoryEntity } from '../category/category.entity.js';
import { CategoryStore } from '../category/category.store.js';
import { HeldReportStore } from '../issue/held-report.store.js';
import { isHistory } from '../issue/history.js';
import type { Report } from '../issue/report.js';
import { ReportStore, type NewIssue } from '../issue/report.store.js';
import { newTrackingCode } from '../issue/tracking-code.js';
import type { ImportRowDto, CheckedRow } from './import-row.dto.js';
import { checkRow } from './import-row.dto.js';
import type { ImportedRowDto, ImportOutcome, IssueImportAnswerDto } from './import.dto.js';
import { ReportRelease } from './report-release.service.js';

export interface Import {
  rows: readonly unknown[];
  dryRun: boolean;
  startClocks: boolean;
  by: Principal;
  /** When it is done: what decides what is history. */
  nowMs: number;
}

interface NumberedReport {
  row: number;
  report: Report;
}

/** Rows checked before others get a turn: checking a thousand takes a tenth of a second. */
const rowsATurn = 50;
/** Two sources never share a key: a system's code holds no line break. */
const keyOf = (system: string | null, id: string | null) => `${system}\n${id}`;

/**
 * Takes reports of other systems, many with one commit. A row that is wrong refuses itself alone; a source that was taken before is left as
 * it is, so that sending a request again changes nothing. What is taken is stored at once and assigned in its turn (`ReportRelease`).
 */
@Injectable()
export class IssueImport {
  constructor(
    private readonly commands: Commands,
    private readonly categories: CategoryStore,
    private readonly reports: ReportStore,
    private readonly held: HeldReportStore,
    private readonly release: ReportRelease,
  ) {}

  async run(request: CommandRequest, asked: Import): Promise<IssueImportAnswerDto> {
    const checked = await checkRows(asked.rows);
    // The service's own work, as it is for single reports: what is new lies in nobody's reach yet.
    const answer = await this.commands.run(request, (tx) => this.import(tx, checked, asked), theService);
    if (answer.waiting > 0) this.release.look();
    return answer;
  }

  private async import(tx: Tx, checked: readonly CheckedRow[], asked: Import): Promise<IssueImportAnswerDto> {
    const codes = checked.flatMap((one) => ('report' in one ? [one.report.category] : []));
    const categories = await this.categories.byCodes(tx, codes);
    const judged = checked.map((one) => judge(one, categories, asked));
    const reports = judged.filter((one) => 'report' in one);
    const known = await this.known(tx, reports);
    const fresh = firstOfEach(reports.filter(({ report }) => !known.has(sourceKey(report))));
    const taken = asked.dryRun ? [] : await this.write(tx, fresh, categories);
    for (const [key, issue] of await this.overtaken(tx, fresh, taken, asked.dryRun)) known.set(key, issue);
    const answers = answersOf({ judged, known, fresh: new Set(fresh), taken: new Map(taken.map((issue) => [issue.id, issue])) });
    const count = (outcome: ImportOutcome) => answers.filter((answer) => answer.outcome === outcome).length;
    return {
      taken: count('taken'),
      existing: count('existing'),
      refused: count('refused'),
      waiting: await this.held.count(tx),
      rows: answers,
    };
  }

  private async known(tx: Tx, reports: readonly NumberedReport[]): Promise<Map<string, Known>> {
    const rows = await this.reports.bySources(
      tx,
      reports.flatMap(({ report }) => (report.source ? [report.source] : [])),
    );
    return new Map(rows.map((row) => [keyOf(row.source_system, row.source_id), row]));
  }

  /** Those that somebody else has taken between our look and our writing. */
  private async overtaken(tx: Tx, fresh: readonly NumberedReport[], taken: readonly NewIssue[], dryRun: boolean) {
    const written = new Set(taken.map(({ id }) => id));
    return dryRun
      ? new Map<string, Known>()
      : this.known(
          tx,
          fresh.filter(({ report }) => !written.has(report.id)),
        );
  }

  private async write(
    tx: Tx,
    fresh: readonly NumberedReport[],
    categories: ReadonlyMap<string, CategoryEntity>,
  ): Promise<NewIssue[]> {
    const references = await this.reports.references(tx, fresh.length);
    const issues = fresh.map(({ report }, index): NewIssue => {
      const { priority, questions_version: questionsVersion } = categories.get(report.category)!;
      return { ...report, priority, questionsVersion, reference: references[index]! };
    });
    const inserted = await this.reports.insert(tx, issues);
    const taken = issues.filter(({ id }) => inserted.has(id));
    await this.held.hold(
      tx,
      taken.map(({ id }) => id),
    );
    return taken;
  }
}

interface Known {
  id: string;
  reference: string;
  history: boolean;
}

type Judged = NumberedReport | { row: number; errors: FieldError[] };

async function checkRows(rows: readonly unknown[]): Promise<CheckedRow[]> {
  const checked: CheckedRow[] = [];
  for (const [index, row] of rows.entries()) {
    if (index % rowsATurn === rowsATurn - 1) await nextTurn();
    checked.push(checkRow(row, index));
  }
  return checked;
}

function judge(checked: CheckedRow, categories: ReadonlyMap<string, CategoryEntity>, asked: Import): Judged {
  if ('errors' in checked) return checked;
  const { row, report } = checked;
  const category = categories.get(report.category);
  if (!category) return { row, errors: [{ path: 'category', message: 'must be the code of a category' }] };
  // Other systems ask other questions: ours may be missing.
  const faults = answerFaults(category.questions, report.answers ?? {}, { mayOmit: true });
  if (faults.length > 0) return { row, errors: faults };
  return { row, report: reportOf(report, asked) };
}

function reportOf(body: ImportRowDto, { by, nowMs, startClocks }: Import): Report {
  const source = { system: body.source.system, id: body.source.id };
  const reportedAt = new Date(body.reportedAt ?? nowMs).toISOString();
  return {
    id: uuidv7(),
    trackingCode: newTrackingCode(),
    category: body.category,
    summary: body.summary,
    description: body.description ?? null,
    location: body.location ? { lat: body.location.lat, lng: body.location.lng } : null,
    address: body.address ?? null,
    channel: body.channel,
    answers: body.answers ?? {},
    source,
    reporter: null,
    reportedBy: by.id,
    reportedAt,
    history: isHistory({ source, reportedAt }, nowMs, startClocks),
  };
}

const sourceKey = ({ source }: Report) => keyOf(source?.system ?? null, source?.id ?? null);

/** A source that is in a request twice is taken once, as its first row says. */
function firstOfEach(reports: readonly NumberedReport[]): NumberedReport[] {
  return [...new Map([...reports].reverse().map((one) => [sourceKey(one.report), one])).values()].reverse();
}

interface Results {
  judged: readonly Judged[];
  known: ReadonlyMap<string, Known>;
  /** In a dry run: what would be taken. */
  fresh: ReadonlySet<Judged>;
  taken: ReadonlyMap<string, NewIssue>;
}

function answersOf({ judged, known, fresh, taken }: Results): ImportedRowDto[] {
  const bySource = new Map([...taken.values()].map((issue) => [sourceKey(issue), issue]));
  return judged.map((one): ImportedRowDto => {
    const { row } = one;
    if ('errors' in one) return { row, outcome: 'refused', id: null, reference: null, history: false, errors: one.errors };
    const key = sourceKey(one.report);
    const before = known.get(key);
    const isTaken = fresh.has(one) && !before;
    const issue = isTaken ? taken.get(one.report.id) : (before ?? bySource.get(key));
    const { history } = issue ?? one.report;
    return { row, outcome: isTaken ? 'taken' : 'existing', id: issue?.id ?? null, reference: issue?.reference ?? null, history };
  });
}
