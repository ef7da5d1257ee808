import { Injectable } from '@nestjs/common';
import { reachFor, theService } from '@owcr/access';
import { extendReach, type Tx } from '@owcr/messaging';
import { Commands, DomainError, forbidden, invalid, notFound, type CommandTarget } from '@owcr/platform';
import type { CategoryEntity } from '../category/category.entity.js';
import { CategoryStore } from '../category/category.store.js';
import { correct, type AskingCategory, type Correctable } from './correction.js';
import type { CorrectIssueDto } from './correction.dto.js';
import { CorrectionStore } from './correction.store.js';
import { assertMayAny, may } from './issue.access.js';
import { checked, refusalOf } from './issue-commands.js';
import type { IssueDto } from './issue.dto.js';
import { IssueStore } from './issue.store.js';
import { ReporterStore } from './reporter.store.js';

/** Puts right what was reported wrong, on the version the caller saw: what it was is kept, and the fact says which fields changed. */
@Injectable()
export class Corrections {
  constructor(
    private readonly commands: Commands,
    private readonly issues: IssueStore,
    private readonly corrections: CorrectionStore,
    private readonly categories: CategoryStore,
    private readonly reporters: ReporterStore,
  ) {}

  async run(target: CommandTarget, body: CorrectIssueDto): Promise<IssueDto> {
    assertMayAny(target.principal, 'correct');
    if (body.contact) assertMayAny(target.principal, 'write', 'reporter');
    const reach = reachFor(target.principal, 'correct', 'issue');
    return this.commands.run(target.request, (tx) => this.obey(tx, target, body), reach);
  }

  private async obey(tx: Tx, target: CommandTarget, body: CorrectIssueDto): Promise<IssueDto> {
    const { id, principal } = target;
    const issue = (await this.issues.lock(tx, [id])).get(id);
    if (!issue) throw await this.issues.refusalOf(tx, id, principal);
    checked(issue, target, 'correct');
    if (body.contact && !may(principal, 'write', issue, 'reporter')) throw forbidden();
    const reported = await this.corrections.reported(tx, id);
    const at = new Date().toISOString();
    const outcome = correct(issue, reported, wantedOf(body), {
      ...(await this.asking(tx, issue.category, body.category ?? issue.category)),
      ...{ by: principal.id, at },
      contactChanged: body.contact ? await this.correctContact(tx, id, body.contact) : false,
    });
    if ('refused' in outcome) throw refusalOf(outcome.refused);
    if ('faults' in outcome) throw invalid(outcome.faults);
    if (outcome.changes.length > 0) {
      await this.issues.save(tx, [outcome.issue], outcome.facts);
      await this.corrections.save(tx, id, outcome.reported);
      await this.corrections.keep(tx, id, outcome.changes, { by: principal, at });
    }
    const after = await this.issues.read(tx, id, principal);
    if (!after) throw notFound('issue');
    return after.dto;
  }

  private async asking(tx: Tx, from: string, to: string): Promise<{ from: AskingCategory; to: AskingCategory }> {
    const known = await this.categories.byCodes(tx, [from, to]);
    const [before, after] = [known.get(from), known.get(to)];
    if (!before || !after) throw invalid([{ path: 'category', message: 'must be the code of a category' }]);
    return { from: askingOf(before), to: askingOf(after) };
  }

  /** Whether it was another before. Keys and contacts are beyond everybody's reach but the service's own. */
  private async correctContact(tx: Tx, id: string, contact: NonNullable<CorrectIssueDto['contact']>): Promise<boolean> {
    await extendReach(tx, theService);
    const { name, phone, email, language, anonymous } = contact;
    const done = await this.reporters.correct(tx, id, { name, phone, email, language, anonymous: anonymous ?? undefined });
    switch (done) {
      case 'erased':
        throw new DomainError(
          'reporter-erased',
          'The reporter of this issue asked to be erased. Nothing is kept of them any more.',
        );
      case 'anonymous':
        throw invalid([{ path: 'contact.anonymous', message: 'must be false where a name, a telephone or an e-mail is given' }]);
      default:
        return done === 'changed';
    }
  }
}

const askingOf = ({ priority, questions, questions_version: questionsVersion }: CategoryEntity): AskingCategory => ({
  priority,
  questions,
  questionsVersion,
});

function wantedOf({
  location,
  address,
  category,
  priority,
  summary,
  description,
  answers,
}: CorrectIssueDto): Partial<Correctable> {
  const place = location && { lat: location.lat, lng: location.lng };
  return { location: place, address, category, priority, summary, description, answers: answers === null ? {} : answers };
}
