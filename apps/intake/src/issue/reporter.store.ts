import { Injectable } from '@nestjs/common';
import type { Tx } from '@owcr/messaging';

export interface ReporterRow {
  issue_id: string;
  reference: string;
  name: string | null;
  phone: string | null;
  email: string | null;
  language: string | null;
  anonymous: boolean | null;
}

/** Longer chains of merges do not happen; a limit keeps a mistake from running for ever. */
const mergeDepthMax = 20;

@Injectable()
export class ReporterStore {
  /** Who reported an issue, and then those of the issues that were merged into it: they follow the survivor. */
  async ofIssue(tx: Tx, issueId: string): Promise<ReporterRow[]> {
    return tx.query(
      `WITH RECURSIVE family AS (
         SELECT id, reference, 0 AS depth FROM issue WHERE id = $1
         UNION ALL
         SELECT issue.id, issue.reference, family.depth + 1 FROM issue JOIN family ON issue.merged_into = family.id
          WHERE family.depth < ${mergeDepthMax})
       SELECT family.id AS issue_id, family.reference, r.name, r.phone, r.email, r.language, r.anonymous
         FROM family LEFT JOIN reporter r ON r.issue_id = family.id
        WHERE family.depth = 0 OR r.issue_id IS NOT NULL
        ORDER BY family.depth, family.id LIMIT 200`,
      [issueId],
    );
  }
}
