import { Injectable } from '@nestjs/common';
import { send, type Tx } from '@owcr/messaging';
import { openReporter, sealReporter, type SealedReporter, type WrappedKey } from '../reporter-keys/sealed-reporter.js';
import { ReporterKeys } from '../reporter-keys/reporter-keys.store.js';
import { correctedReporter, sameReporter } from './correction.js';
import type { Reporter } from './report.js';
import { insertSealedReporters } from '../reporter-keys/sealed-reporters.store.js';

/** Who reported an issue, opened. */
export interface IssueReporter extends Reporter {
  issueId: string;
  reference: string;
  erasedAt: Date | null;
}

type Row = Omit<SealedReporter, 'anonymous'> &
  WrappedKey & { issue_id: string; reference: string; anonymous: boolean | null; erased_at: Date | null };

const ofIssueSql = `
  SELECT issue.id AS issue_id, issue.reference, r.name, r.phone, r.email, r.language, r.anonymous, r.erased_at, k.key_id, k.wrapped_key
    FROM issue LEFT JOIN reporter r ON r.issue_id = issue.id LEFT JOIN reporter_key k ON k.issue_id = issue.id
   WHERE issue.id = $1 OR (issue.survivor_id = $1 AND r.issue_id IS NOT NULL)
   ORDER BY issue.id <> $1, issue.id LIMIT 200`;

const nothingKnown: Reporter = { name: null, phone: null, email: null, language: null, anonymous: false };

/** What is known of those who report, sealed at rest. Each look is on record: see `ReporterController`. */
@Injectable()
export class ReporterStore {
  constructor(private readonly keys: ReporterKeys) {}

  /** Keeps the reporters of new issues, each under a key of their own. */
  async add(tx: Tx, reporters: readonly { issueId: string; reporter: Reporter }[]): Promise<void> {
    const sealed = reporters.map(({ issueId, reporter }) => ({ issueId, ...sealReporter(issueId, reporter, this.keys) }));
    await insertSealedReporters(tx, sealed);
  }

  /** Who reported an issue, and then those of the issues that were merged into it: they follow the survivor. */
  async ofIssue(tx: Tx, issueId: string): Promise<IssueReporter[]> {
    const rows: Row[] = await tx.query(ofIssueSql, [issueId]);
    return rows.map((row) => this.opened(row));
  }

  /**
   * Puts right what is known of who reported an issue, under a key of their own again; what is left out stays. Whoever calls has locked
   * the issue, in a transaction that reaches as the service. `anonymous`: it would give a name to somebody who has none.
   */
  async correct(tx: Tx, issueId: string, wanted: Partial<Reporter>): Promise<'changed' | 'same' | 'erased' | 'anonymous'> {
    const [known]: Row[] = await tx.query(ofIssueSql, [issueId]);
    if (known?.erased_at != null) return 'erased';
    const { name, phone, email, language, anonymous } = known ? this.opened(known) : nothingKnown;
    const before: Reporter = { name, phone, email, language, anonymous };
    const after = correctedReporter(before, wanted);
    if (!after) return 'anonymous';
    if (sameReporter(before, after)) return 'same';
    await send(tx, 'DELETE FROM reporter_key WHERE issue_id = $1', [issueId]);
    await send(tx, 'DELETE FROM reporter WHERE issue_id = $1', [issueId]);
    await this.add(tx, [{ issueId, reporter: after }]);
    return 'changed';
  }

  /** The issues, `limit` at most, whose reporters have the telephone or the e-mail address of this one's, and are not erased. */
  async withSameContact(tx: Tx, issueId: string, limit: number): Promise<string[]> {
    const rows: { issue_id: string }[] = await tx.query(
      `SELECT other.issue_id FROM reporter own JOIN reporter other
           ON other.phone_index = own.phone_index OR other.email_index = own.email_index
        WHERE own.issue_id = $1 ORDER BY other.issue_id LIMIT $2`,
      [issueId, limit],
    );
    return rows.map(({ issue_id }) => issue_id);
  }

  /** When the reporter of an issue was erased; null: not yet; undefined: it has no reporter. */
  async erasedAt(tx: Tx, issueId: string): Promise<Date | null | undefined> {
    const [row]: { erased_at: Date | null }[] = await tx.query('SELECT erased_at FROM reporter WHERE issue_id = $1', [issueId]);
    return row?.erased_at;
  }

  /** Deletes the keys of reporters and what they sealed. Returns the issues whose reporters had not been erased before. */
  async erase(tx: Tx, issueIds: readonly string[], by: string, at: string): Promise<Set<string>> {
    await send(tx, 'DELETE FROM reporter_key WHERE issue_id = ANY ($1::uuid[])', [issueIds]);
    const [rows] = await tx.query<[{ issue_id: string }[], number]>(
      `UPDATE reporter SET name = NULL, phone = NULL, email = NULL, language = NULL, phone_index = NULL, email_index = NULL,
          erased_at = $2, erased_by = $3 WHERE issue_id = ANY ($1::uuid[]) AND erased_at IS NULL RETURNING issue_id`,
      [issueIds, at, by],
    );
    return new Set(rows.map(({ issue_id }) => issue_id));
  }

  private opened({ issue_id, reference, key_id, wrapped_key, erased_at, ...row }: Row): IssueReporter {
    const wrapped = key_id === null ? null : { key_id, wrapped_key };
    const sealed = { ...row, anonymous: row.anonymous ?? false };
    return { issueId: issue_id, reference, erasedAt: erased_at, ...openReporter(issue_id, sealed, wrapped, this.keys.keyring) };
  }
}
