import type { IssueStatus } from '@owcr/contracts';
import { Injectable } from '@nestjs/common';
import { reachFor, type Principal } from '@owcr/access';
import type { Tx } from '@owcr/messaging';
import { Commands, DomainError, forbidden, invalid, notFound, versionConflict, type CommandTarget } from '@owcr/platform';
import { v7 as uuidv7 } from 'uuid';
import {
  carryOut,
  carryOutForReporter,
  wordsOf,
  type Command,
  type Outcome,
  type Refusal,
  type ReporterCommand,
} from './command.js';
import { ClosingTimers } from './closing-timers.js';
import type { IssueDto } from './issue.dto.js';
import type { Issue } from './issue.js';
import { assertMayAny, may, refusal } from './issue.access.js';
import { IssueStore } from './issue.store.js';
import { NoteStore } from './note.store.js';

/** A command as it is asked for: the other issue of a merge only by its id. */
export type AskedCommand = Exclude<Command, { type: 'merge' }> | { type: 'merge'; into: string };

/** Carries out commands on issues: once per idempotency key, on the version the caller saw, with the facts in the same transaction. */
@Injectable()
export class IssueCommands {
  constructor(
    private readonly commands: Commands,
    private readonly issues: IssueStore,
    private readonly notes: NoteStore,
    private readonly timers: ClosingTimers,
  ) {}

  async run(target: CommandTarget, asked: AskedCommand): Promise<IssueDto> {
    assertMayAny(target.principal, asked.type);
    const reach = reachFor(target.principal, asked.type, 'issue');
    return this.commands.run(target.request, (tx) => this.obey(tx, target, asked), reach);
  }

  /**
   * The same for the reporter, who holds the issue's tracking code and sees no version: what counts is the status it has. Answers the
   * status that does not allow it; null where it was done.
   */
  async runForReporter(tx: Tx, id: string, command: ReporterCommand, by: Principal): Promise<{ status: IssueStatus } | null> {
    const before = (await this.issues.lock(tx, [id])).get(id);
    if (!before) throw notFound('issue');
    const at = new Date().toISOString();
    const outcome = carryOutForReporter(command, before, at);
    if ('refused' in outcome) return { status: before.status };
    await this.keep(tx, command, before, outcome, { by, at });
    return null;
  }

  private async obey(tx: Tx, target: CommandTarget, asked: AskedCommand): Promise<IssueDto> {
    const locked = await this.issues.lock(tx, asked.type === 'merge' ? [target.id, asked.into] : [target.id]);
    const issue = locked.get(target.id);
    if (!issue) throw await this.issues.refusalOf(tx, target.id, target.principal);
    const before = checked(issue, target, asked.type);
    const command = await this.complete(tx, asked, locked, target.principal);
    const at = new Date().toISOString();
    const outcome = carryOut(command, before, { by: target.principal.id, at });
    if ('refused' in outcome) throw refusalOf(outcome.refused);
    await this.keep(tx, command, before, outcome, { by: target.principal, at });
    const after = await this.issues.read(tx, target.id, target.principal);
    if (!after) throw notFound('issue');
    return after.dto;
  }

  private async complete(tx: Tx, asked: AskedCommand, locked: ReadonlyMap<string, Issue>, by: Principal): Promise<Command> {
    if (asked.type !== 'merge') return asked;
    const into = locked.get(asked.into);
    if (!into) {
      const why = await this.issues.refusalOf(tx, asked.into, by);
      throw why.code === 'not-found' ? invalid([{ path: 'into', message: 'must be the id of an issue' }]) : why;
    }
    if (!may(by, 'merge', into)) throw forbidden();
    return { type: 'merge', into: { id: into.id, status: into.status } };
  }

  private async keep(
    tx: Tx,
    command: Command,
    before: Issue,
    { issue, facts }: Exclude<Outcome, { refused: Refusal }>,
    { by, at }: { by: Principal; at: string },
  ): Promise<void> {
    await this.issues.save(tx, [issue], facts);
    const words = wordsOf(command);
    const noteId = command.type === 'note' ? command.noteId : uuidv7();
    if (words) await this.notes.add(tx, { id: noteId, issueId: issue.id, ...words, at }, by);
    await this.timers.follow(tx, before, issue);
  }
}

function checked(issue: Issue, { version, principal }: CommandTarget, action: Command['type']): Issue {
  if (!may(principal, action, issue)) throw refusal(principal);
  if (issue.version !== version) throw versionConflict(issue.version);
  return issue;
}

function refusalOf(refusal: Refusal): DomainError {
  switch (refusal.code) {
    case 'not-allowed-in-status': {
      const { code, status, action, allowed } = refusal;
      const instead = allowed.length > 0 ? `Allowed are: ${allowed.join(', ')}.` : 'Nothing is allowed any more.';
      return new DomainError(code, `An issue that is ${status} takes no ${action}. ${instead}`, {
        issueStatus: status,
        allowedActions: allowed,
      });
    }
    case 'merge-into-itself':
      return new DomainError(refusal.code, 'An issue cannot be merged into itself.', {
        status: 400,
        errors: [{ path: 'into', message: 'must be another issue' }],
      });
    case 'merge-target-over':
      return new DomainError(refusal.code, `Nothing can be merged into an issue that is ${refusal.status}.`, {
        issueStatus: refusal.status,
      });
  }
}
