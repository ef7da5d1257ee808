import type { IssueAction } from '@owcr/contracts';
import { AgencyStore } from '../agency/agency.store.js';
import { Injectable } from '@nestjs/common';
import { reachFor, theService, type Principal } from '@owcr/access';
import { extendReach, type Tx } from '@owcr/messaging';
import {
  Commands,
  DomainError,
  forbidden,
  invalid,
  notFound,
  timeOfPast,
  versionConflict,
  type CommandTarget,
} from '@owcr/platform';
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
import { survivorsAfterMerge, survivorsAfterUnmerge } from './merge.js';
import { MergeStore } from './merge.store.js';
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
    private readonly merges: MergeStore,
    private readonly agencies: AgencyStore,
  ) {}

  /** `happenedAt`: of imported history, when it was done; null: now. */
  async run(target: CommandTarget, asked: AskedCommand, happenedAt: string | null = null): Promise<IssueDto> {
    assertMayAny(target.principal, asked.type);
    const reach = reachFor(target.principal, asked.type, 'issue');
    return this.commands.run(target.request, (tx) => this.obey(tx, target, asked, happenedAt), reach);
  }

  /**
   * The same for a reporter, who holds a tracking code and sees no version: what counts is the status the issue has. Answers the issue
   * whose status does not allow it; null where it was done.
   */
  async runForReporter(tx: Tx, id: string, command: ReporterCommand, by: Principal): Promise<Issue | null> {
    const before = (await this.issues.lock(tx, [id])).get(id);
    if (!before) throw notFound('issue');
    const at = new Date().toISOString();
    const outcome = carryOutForReporter(command, before, at);
    if ('refused' in outcome) return before;
    await this.keep(tx, command, before, outcome, { by, at });
    return null;
  }

  /** Keeps what a reporter wrote with a command that another one's made needless. */
  async keepWords(tx: Tx, issueId: string, command: ReporterCommand, by: Principal): Promise<void> {
    const words = wordsOf(command);
    if (words) await this.notes.add(tx, { id: uuidv7(), issueId, ...words, at: new Date().toISOString() }, by);
  }

  private async obey(tx: Tx, target: CommandTarget, asked: AskedCommand, happenedAt: string | null): Promise<IssueDto> {
    if (asked.type === 'merge' || asked.type === 'unmerge') await this.merges.takeTurn(tx);
    const locked = await this.issues.lock(tx, asked.type === 'merge' ? [target.id, asked.into] : [target.id]);
    const issue = locked.get(target.id);
    if (!issue) throw await this.issues.refusalOf(tx, target.id, target.principal);
    const before = checked(issue, target, asked.type);
    const command = await this.complete(tx, asked, locked, target.principal);
    const at = timeOfPast(happenedAt, before, new Date().toISOString());
    const outcome = carryOut(command, before, { ...actorOf(target.principal), at });
    if ('refused' in outcome) throw refusalOf(outcome.refused);
    await this.keep(tx, command, before, outcome, { by: target.principal, at });
    await this.resolveChains(tx, command, before);
    const after = await this.issues.read(tx, target.id, target.principal);
    if (!after) throw notFound('issue');
    return after.dto;
  }

  /** Those that an issue stood for follow it into a merge, and out of it. They may lie beyond the reach of who merges. */
  private async resolveChains(tx: Tx, command: Command, before: Issue): Promise<void> {
    if (command.type !== 'merge' && command.type !== 'unmerge') return;
    await extendReach(tx, theService);
    const family = await this.merges.family(tx, before.survivor ?? before.id);
    const survivors =
      command.type === 'merge'
        ? survivorsAfterMerge(family, before.id, command.into.id)
        : survivorsAfterUnmerge(family, before.id);
    await this.merges.save(tx, survivors);
  }

  private async complete(tx: Tx, asked: AskedCommand, locked: ReadonlyMap<string, Issue>, by: Principal): Promise<Command> {
    if (asked.type === 'refer') await this.assertTakesReferrals(tx, asked.partner);
    if (asked.type !== 'merge') return asked;
    const into = locked.get(asked.into);
    if (!into) {
      const why = await this.issues.refusalOf(tx, asked.into, by);
      throw why.code === 'not-found' ? invalid([{ path: 'into', message: 'must be the id of an issue' }]) : why;
    }
    if (!may(by, 'merge', into)) throw forbidden();
    return { type: 'merge', into: { id: into.id, status: into.status } };
  }

  private async assertTakesReferrals(tx: Tx, partner: string): Promise<void> {
    const codes = await this.agencies.activeCodes(tx);
    if (codes.includes(partner)) return;
    const possible = codes.length > 0 ? `: ${codes.join(', ')}` : '; there is none yet, an administrator adds them';
    throw invalid([{ path: 'partner', message: `must be the code of an active agency${possible}` }]);
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

/** Who does it, as the facts name them. */
function actorOf({ id, role, agency }: Principal): { by: string; agency?: string } {
  return role === 'partner' && agency !== undefined ? { by: id, agency } : { by: id };
}

/** The issue, once it is known that it may be done to it in the version the caller saw. */
export function checked(issue: Issue, { version, principal }: CommandTarget, action: IssueAction): Issue {
  if (!may(principal, action, issue)) throw refusal(principal);
  if (issue.version !== version) throw versionConflict(issue.version);
  return issue;
}

export function refusalOf(refusal: Refusal): DomainError {
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
    case 'not-referred':
      return new DomainError(
        refusal.code,
        'This issue was never referred to an agency. Refer it first, or choose another reason.',
        {
          errors: [{ path: 'reason', message: 'is only for issues that were referred to an agency' }],
        },
      );
  }
}
