import type { SealedReporter, WrappedKey } from './sealed-reporter.js';
import type { Queries } from './wrapped-keys.store.js';

export interface NewSealedReporter {
  issueId: string;
  sealed: SealedReporter;
  key: WrappedKey | null;
}

const insertReportersSql = `
  INSERT INTO reporter (issue_id, name, phone, email, language, phone_index, email_index, anonymous)
  SELECT * FROM unnest($1::uuid[], $2::bytea[], $3::bytea[], $4::bytea[], $5::bytea[], $6::bytea[], $7::bytea[], $8::boolean[])`;

/** Inserts reporters and their keys, many with one statement each. */
export async function insertSealedReporters(tx: Queries, reporters: readonly NewSealedReporter[]): Promise<void> {
  if (reporters.length === 0) return;
  await tx.query(insertReportersSql, columnsOf(reporters));
  await insertKeys(tx, reporters);
}

/** Issue ids and sealed columns, in the order name, phone, email, language, phone_index, email_index, anonymous. */
export function columnsOf(reporters: readonly NewSealedReporter[]): unknown[] {
  const column = <K extends keyof SealedReporter>(name: K) => reporters.map(({ sealed }) => sealed[name]);
  return [
    reporters.map(({ issueId }) => issueId),
    column('name'),
    column('phone'),
    column('email'),
    column('language'),
    column('phone_index'),
    column('email_index'),
    column('anonymous'),
  ];
}

/** Inserts the data keys of reporters of whom something is known. */
export async function insertKeys(tx: Queries, reporters: readonly NewSealedReporter[]): Promise<void> {
  const keyed = reporters.flatMap(({ issueId, key }) => (key ? [{ issueId, ...key }] : []));
  if (keyed.length === 0) return;
  await tx.query(
    'INSERT INTO reporter_key (issue_id, key_id, wrapped_key) SELECT * FROM unnest($1::uuid[], $2::text[], $3::bytea[])',
    [keyed.map(({ issueId }) => issueId), keyed.map(({ key_id }) => key_id), keyed.map(({ wrapped_key }) => wrapped_key)],
  );
}
