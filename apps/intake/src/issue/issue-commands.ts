import { Injectable } from '@nestjs/common';
import type { Principal } from '@owcr/access';
import type { Tx } from '@owcr/messaging';
import { Commands, DomainError, forbidden, invalid, notFound, versionConflict, type CommandTarget } from '@owcr/platform';
import { v7 as uuidv7 } from 'uuid';
import { carryOut, wordsOf, type Command, type Refusal } from './command.js';
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
    return this.commands.run(target.request, async (tx) => {
      const locked = await this.issues.lock(tx, asked.type === 'merge' ? [target.id, asked.into] : [target.id]);
      const before = checked(locked.get(target.id), target, asked.type);
      const command = complete(asked, locked, target.principal);
      const at = new Date().toISOString();
      const outcome = carryOut(command, before, { by: target.principal.id, at });
      if ('refused' in outcome) throw refusalOf(outcome.refused);
      await this.issues.save(tx, [outcome.issue], outcome.facts);
      await this.keepWords(tx, command, target, at);
      await this.timers.follow(tx, before, outcome.issue);
      const after = await this.issues.read(target.id, target.principal, tx);
      if (!after) throw notFound('issue');
      return after.dto;
    });
  }

  private async keepWords(tx: Tx, command: Command, { id, principal }: CommandTarget, at: string): Promise<void> {
    const words = wordsOf(command);
    if (!words) return;
    await this.notes.add(tx, { id: command.type === 'note' ? command.noteId : uuidv7(), issueId: id, ...words, at }, principal);
  }
}

function checked(issue: Issue | undefined, { version, principal }: CommandTarget, action: Command['type']): Issue {
  if (!issue) throw notFound('issue');
  if (!may(principal, action, issue)) throw refusal(principal);
  if (issue.version !== version) throw versionConflict(issue.version);
  return issue;
}

function complete(asked: AskedCommand, locked: ReadonlyMap<string, Issue>, principal: Principal): Command {
  if (asked.type !== 'merge') return asked;
  const into = locked.get(asked.into);
  if (!into) throw invalid([{ path: 'into', message: 'must be the id of an issue' }]);
  if (!may(principal, 'merge', into)) throw forbidden();
  return { type: 'merge', into: { id: into.id, status: into.status } };
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
