import { Injectable } from '@nestjs/common';
import { theService } from '@owcr/access';
import { isPassing, Outbox, Transactions, type Tx } from '@owcr/messaging';
import {
  auditFact,
  commandEntry,
  Commands,
  DomainError,
  invalid,
  keyReused,
  reachOfSenders,
  type Claim,
  type CommandRequest,
} from '@owcr/platform';
import { answerFaults } from '../category/category.js';
import { CategoryStore } from '../category/category.store.js';
import { Busy, Grouped, type Settled } from './grouped.js';
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
    private readonly transactions: Transactions,
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
    return this.transactions.run(
      async (tx) => {
        const claims = await this.commands.claimAll(
          tx,
          items.map(({ request }) => request),
        );
        const fresh = items.filter((_, index) => claims[index]?.kind === 'new');
        const written = await this.writeNew(tx, fresh);
        await this.keep(tx, fresh, written);
        return items.map((_, index) => answerOf(index, items, claims, written));
      },
      reachOfSenders(
        items.map(({ request }) => request),
        theService,
      ),
    );
  }

  /** Refused reports give their keys back: sent again, they are looked at again. */
  private async keep(tx: Tx, fresh: readonly Reported[], written: ReadonlyMap<Reported, Answer>): Promise<void> {
    const answered = fresh.flatMap((item) => {
      const answer = written.get(item);
      return answer && 'done' in answer ? [{ ...item.request, response: answer.done }] : [];
    });
    await this.commands.storeAll(tx, answered);
    const refused = fresh.filter((item) => 'failed' in (written.get(item) ?? { failed: null }));
    await this.commands.releaseAll(
      tx,
      refused.map(({ request }) => request),
    );
  }

  private async writeNew(tx: Tx, items: readonly Reported[]): Promise<Map<Reported, Answer>> {
    if (items.length === 0) return new Map();
    const categories = await this.categories.byCodes(
      tx,
      items.map(({ report }) => report.category),
    );
    const checked = items.map((item) => check(item, categories));
    const answers = new Map(checked.flatMap((one): [Reported, Answer][] => ('failed' in one ? [[one.item, one]] : [])));
    const good = checked.filter((one) => 'category' in one);
    const references = await this.reports.references(tx, good.length);
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
    return answers;
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

function answerOf(
  index: number,
  items: readonly Reported[],
  claims: readonly Claim[],
  written: ReadonlyMap<Reported, Answer>,
): Answer {
  const claim = claims[index];
  switch (claim?.kind) {
    case 'replay':
      return { done: claim.response as object };
    case 'reused':
      return { failed: keyReused() };
    case 'same-as':
      return answerOf(claim.index, items, claims, written);
    case 'new':
    case undefined:
      return written.get(items[index]!) ?? { failed: new Error('a report was left without an answer') };
  }
}
