import type { IssueStatus } from '@owcr/contracts';
import { Injectable } from '@nestjs/common';
import { theService } from '@owcr/access';
import { extendReach, type Tx } from '@owcr/messaging';
import { notFound } from '@owcr/platform';
import type { IssueRow } from '../issue/issue.row.js';

export type FollowedRow = IssueRow & { category_name: string };

/** Longer chains of merges do not happen; a limit keeps a mistake from running for ever. */
const mergeDepthMax = 20;
const stepsMax = 200;

/** The one answer to a code that is wrong, that is none, or whose report is not to be followed. */
export const nothingToFollow = () => notFound('report');

/** Issues as those find them who have nothing but a tracking code. The transaction reaches as far as the code. */
@Injectable()
export class FollowUpStore {
  /**
   * The issue with this code. Null, and by the same query, where the code is wrong, where its category is private, and where
   * its reporter was erased: nothing leads from a code to them any more.
   */
  async find(tx: Tx, code: string): Promise<FollowedRow | null> {
    const [row]: FollowedRow[] = await tx.query(
      `SELECT issue.*, category.name AS category_name FROM issue JOIN category ON category.code = issue.category
        WHERE issue.tracking_code = $1 AND NOT category.is_private
          AND NOT EXISTS (SELECT FROM reporter WHERE reporter.issue_id = issue.id AND reporter.erased_at IS NOT NULL)`,
      [code],
    );
    return row ?? null;
  }

  /** Since when it had which status, oldest first. */
  async steps(tx: Tx, issueId: string): Promise<{ status: IssueStatus; at: string }[]> {
    const rows: { status: IssueStatus; at: Date }[] = await tx.query(
      `SELECT status, at FROM issue_step WHERE issue_id = $1 ORDER BY version LIMIT ${stepsMax}`,
      [issueId],
    );
    return rows.map(({ status, at }) => ({ status, at: at.toISOString() }));
  }

  /** The status of what a merged issue became part of, which lies beyond the reach of its code: nothing else of it is told. */
  async survivorsStatus(tx: Tx, issueId: string): Promise<Exclude<IssueStatus, 'merged'>> {
    await extendReach(tx, theService);
    const [row]: { status: Exclude<IssueStatus, 'merged'> }[] = await tx.query(
      `WITH RECURSIVE chain AS (
         SELECT id, status, merged_into, 0 AS depth FROM issue WHERE id = $1
         UNION ALL
         SELECT issue.id, issue.status, issue.merged_into, depth + 1 FROM issue JOIN chain ON issue.id = chain.merged_into
          WHERE depth < ${mergeDepthMax})
       SELECT status FROM chain WHERE status <> 'merged' LIMIT 1`,
      [issueId],
    );
    return row?.status ?? 'closed';
  }
}
