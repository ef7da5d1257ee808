import { Injectable } from '@nestjs/common';
import { can } from '@owcr/access';
import type { Tx } from '@owcr/messaging';
import { Commands, DomainError, forbidden, notFound, versionConflict, type CommandTarget } from '@owcr/platform';
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
  ) {}

  /** `everywhere`: also the reporters of other issues who have the same telephone or e-mail address. Erased ones stay as they are. */
  async run(target: CommandTarget, { everywhere }: { everywhere: boolean }): Promise<ErasedReporterDto> {
    assertMayAny(target.principal, 'erase', 'reporter');
    return this.commands.run(target.request, async (tx) => {
      const others = everywhere ? await this.same(tx, target.id) : [];
      const locked = await this.issues.lock(tx, [target.id, ...others]);
      checked(locked.get(target.id), target);
      const erasedBefore = await this.reporters.erasedAt(tx, target.id);
      if (erasedBefore === undefined) throw notFound('reporter');
      const occasion = { by: target.principal.id, at: new Date().toISOString() };
      const erased = await this.reporters.erase(tx, [...locked.keys()], occasion.by, occasion.at);
      const outcomes = [...locked.values()].filter(({ id }) => erased.has(id)).map((issue) => reporterErased(issue, occasion));
      await this.issues.save(
        tx,
        outcomes.map(({ issue }) => issue),
        outcomes.flatMap(({ facts }) => facts),
      );
      return {
        issueId: target.id,
        erasedAt: erasedBefore?.toISOString() ?? occasion.at,
        version: outcomes.find(({ issue }) => issue.id === target.id)?.issue.version ?? target.version,
        erasedIssueIds: [...erased].sort(),
      };
    });
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
