import { Injectable } from '@nestjs/common';
import { theService } from '@owcr/access';
import { isPassing, Outbox, type Tx } from '@owcr/messaging';
import { auditFact, commandEntry, Commands, DomainError, invalid, type CommandRequest, type Settled } from '@owcr/platform';
import { answerFaults } from '../category/category.js';
import { CategoryStore } from '../category/category.store.js';
import { Busy, Grouped } from './grouped.js';
import type { CategoryEntity } from '../category/category.entity.js';
import type { IssueRow } from './issue.row.js';
import { reportedFact, type Report } from './report.js';
import { ReportStore, type NewIssue } from './report.store.js';

const limits = { groupMax: 64, waitingMax: 1_000, waitMaxMs: 5_000 };

export interface Reported<T extends object = object> {
  report: Report;
  request: CommandRequest;
  /** What who reported it is answered, now and whenever the request is repeated. */
  answer: (row: IssueRow, category: CategoryEntity) => T;
}

type Answer = Settled<object>;

/**
 * Takes reports. Those that arrive while others are being written are written together: one commit for all of them, an
 * answer of its own for each.
 */
@Injectable()
export class Reporting {
  private readonly grouped = new Grouped<Reported, object>((items) => this.write(items), limits, isPassing);

  constructor(
    private readonly commands: Commands,
    private readonly categories: CategoryStore,
    private readonly reports: ReportStore,
    private readonly outbox: Outbox,
  ) {}

  async take<T extends object>(item: Reported<T>): Promise<T> {
    try {
      return (await this.grouped.add(item)) as T;
    } catch (error) {
      if (error instanceof Busy)
        throw new DomainError('busy', 'Too many reports at once. Nothing was stored; send it again.', { status: 503 });
      throw error;
    }
  }

  /** The service's own work: a new issue lies in nobody's reach yet, and one commit is for many people. */
  private write(items: readonly Reported[]): Promise<Answer[]> {
    return this.commands.runAll(
      items.map(({ request }) => request),
      (tx, indexes) =>
        this.writeNew(
          tx,
          indexes.map((index) => items[index]!),
        ),
      theService,
    );
  }

  private async writeNew(tx: Tx, items: readonly Reported[]): Promise<Answer[]> {
    // Asked together, which costs one round trip; the numbers of those that are refused are left out.
    const [categories, references] = await Promise.all([
      this.categories.byCodes(
        tx,
        items.map(({ report }) => report.category),
      ),
      this.reports.references(tx, items.length),
    ]);
    const checked = items.map((item) => check(item, categories));
    const answers = new Map(checked.flatMap((one): [Reported, Answer][] => ('failed' in one ? [[one.item, one]] : [])));
    const good = checked.filter((one) => 'category' in one);
    const issues = good.map(({ item: { report }, category }, index): NewIssue => {
      const { priority, questions_version: questionsVersion } = category;
      return { ...report, priority, questionsVersion, reference: references[index]! };
    });
    const inserted = await this.reports.insert(tx, issues);
    const facts = issues
      .filter(({ id }) => inserted.has(id))
      .map((issue) => reportedFact(issue, issue.reference, issue.priority));
    await this.outbox.append(tx, [...facts, ...auditOf(items.filter(({ report }) => inserted.has(report.id)))]);
    for (const { item, category } of good) {
      const row = inserted.get(item.report.id);
      answers.set(item, row ? { done: item.answer(row, category) } : await this.conflict(tx, item, category));
    }
    return items.map((item) => answers.get(item)!);
  }

  private async conflict(tx: Tx, item: Reported, category: CategoryEntity): Promise<Answer> {
    const row = await this.reports.existing(tx, item.report);
    if (!row) throw new Error(`issue ${item.report.id} was not written, and nothing is in its way`);
    if (row.id === item.report.id) return { done: item.answer(row, category) };
    const existing = { id: row.id, reference: row.reference };
    return { failed: new DomainError('source-taken', `This was taken over before, as ${row.reference}.`, { existing }) };
  }
}

/** That it was reported, beside what was reported: one statement for both. */
function auditOf(items: readonly Reported[]) {
  const at = new Date().toISOString();
  return items.map(({ request, report }) => auditFact(commandEntry(request, at, report.id)));
}

type Checked = { item: Reported; category: CategoryEntity } | { item: Reported; failed: DomainError };

/** Its category as it is now, if there is one and its questions are answered. Other systems ask other questions: theirs may be missing. */
function check(item: Reported, categories: ReadonlyMap<string, CategoryEntity>): Checked {
  const { category: code, answers, source } = item.report;
  const category = categories.get(code);
  if (!category) return { item, failed: unknownCategory() };
  const faults = answerFaults(category.questions, answers, { mayOmit: source !== null });
  return faults.length > 0 ? { item, failed: invalid(faults) } : { item, category };
}

const unknownCategory = () => invalid([{ path: 'category', message: 'must be the code of a category' }]);
