import { Injectable } from '@nestjs/common';
import { can, reachFor, theService } from '@owcr/access';
import { extendReach, type Tx } from '@owcr/messaging';
import { Commands, DomainError, forbidden, notFound, Trail, versionConflict, type CommandTarget } from '@owcr/platform';
import { reporterErased } from './command.js';
import type { Issue } from './issue.js';
import { assertMayAny } from './issue.access.js';
import { IssueStore } from './issue.store.js';
import type { ErasedReporterDto } from './reporter.dto.js';
import { ReporterStore } from './reporter.store.js';

/** What one command may erase. A telephone that more reports have is that of an office: those are to be looked at one by one. */
const issuesMax = 200;

/** Erases reporters on request: deletes their keys and all these sealed. There is no way back. */
@Injectable()
export class ReporterErasing {
  constructor(
    private readonly commands: Commands,
    private readonly issues: IssueStore,
    private readonly reporters: ReporterStore,
    private readonly trail: Trail,
  ) {}

  /** `everywhere`: also the reporters of other issues who have the same telephone or e-mail address. Erased ones stay as they are. */
  async run(target: CommandTarget, { everywhere }: { everywhere: boolean }): Promise<ErasedReporterDto> {
    assertMayAny(target.principal, 'erase', 'reporter');
    const reach = reachFor(target.principal, 'erase', 'reporter');
    return this.commands.run(target.request, (tx) => this.erase(tx, target, everywhere), reach);
  }

  private async erase(tx: Tx, target: CommandTarget, everywhere: boolean): Promise<ErasedReporterDto> {
    const { id, principal } = target;
    const found = await this.issues.read(tx, id, principal);
    if (!found) throw await this.issues.refusalOf(tx, id, principal);
    checked(found.issue, target);
    // The same person may have reported anywhere, and keys are deleted by the service only. Locked together, in one order for everybody.
    await extendReach(tx, theService);
    const locked = await this.issues.lock(tx, [id, ...(everywhere ? await this.same(tx, id) : [])]);
    checked(locked.get(id), target);
    const erasedBefore = await this.reporters.erasedAt(tx, id);
    if (erasedBefore === undefined) throw notFound('reporter');
    const occasion = { by: principal.id, at: new Date().toISOString() };
    const erased = await this.reporters.erase(tx, [...locked.keys()], occasion.by, occasion.at);
    const outcomes = [...locked.values()].filter((issue) => erased.has(issue.id)).map((issue) => reporterErased(issue, occasion));
    // That of the issue asked for is the command's own.
    const others = [...erased].filter((one) => one !== id);
    this.trail.begin(tx, target.request, others);
    await this.issues.save(
      tx,
      outcomes.map(({ issue }) => issue),
      outcomes.flatMap(({ facts }) => facts),
    );
    return {
      issueId: id,
      erasedAt: erasedBefore?.toISOString() ?? occasion.at,
      version: outcomes.find(({ issue }) => issue.id === id)?.issue.version ?? target.version,
      erasedIssueIds: [...erased].sort(),
    };
  }

  private async same(tx: Tx, issueId: string): Promise<string[]> {
    const ids = await this.reporters.withSameContact(tx, issueId, issuesMax + 1);
    if (ids.length > issuesMax)
      throw new DomainError('too-many-reports', `More than ${issuesMax} reports have this contact. Erase them one by one.`);
    return ids;
  }
}

function checked(issue: Issue | undefined, { version, principal }: CommandTarget): void {
  if (!issue) throw notFound('issue');
  const { precinct, officerId } = issue;
  if (!can(principal, 'erase', { type: 'reporter', precinct, officerId })) throw forbidden();
  if (issue.version !== version) throw versionConflict(issue.version);
}
