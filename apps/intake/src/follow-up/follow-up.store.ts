import type { IssueStatus } from '@owcr/contracts';
import { Injectable } from '@nestjs/common';
import { theService } from '@owcr/access';
import { extendReach, type Tx } from '@owcr/messaging';
import { notFound } from '@owcr/platform';
import type { Issue } from '../issue/issue.js';
import { issueOf, type IssueRow } from '../issue/issue.row.js';

export type FollowedRow = IssueRow & { category_name: string };

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

  /** The issue that stands for a merged one, which lies beyond the reach of its code. */
  async survivor(tx: Tx, id: string): Promise<Issue> {
    await extendReach(tx, theService);
    const [row]: IssueRow[] = await tx.query('SELECT * FROM issue WHERE id = $1', [id]);
    if (!row) throw new Error(`issue ${id} stands for another and is not there`);
    return issueOf(row);
  }
}
