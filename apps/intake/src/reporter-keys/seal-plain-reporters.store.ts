import type { Reporter } from '../issue/report.js';
import { readReporterKeysConfiguration } from './reporter-keys.configuration.js';
import { sealReporter } from './sealed-reporter.js';
import { columnsOf, insertKeys } from './sealed-reporters.store.js';
import { contactIndexKey, type Queries } from './wrapped-keys.store.js';

const batchMax = 1_000;
const nobody = '00000000-0000-0000-0000-000000000000';

type PlainRow = Reporter & { issue_id: string };

/** The columns of the time before are `plain_*`. Seals every row, a batch at a time; for the migration that then drops them. */
export async function sealPlainReporters(tx: Queries): Promise<void> {
  let rows = await plainRows(tx, nobody);
  if (rows.length === 0) return;
  const keyring = readReporterKeysConfiguration();
  const index = await contactIndexKey(tx, keyring);
  while (rows.length > 0) {
    const sealed = rows.map(({ issue_id: issueId, ...reporter }) => ({
      issueId,
      ...sealReporter(issueId, reporter, { keyring, index }),
    }));
    await tx.query(
      `UPDATE reporter r SET name = s.name, phone = s.phone, email = s.email, language = s.language,
          phone_index = s.phone_index, email_index = s.email_index
         FROM unnest($1::uuid[], $2::bytea[], $3::bytea[], $4::bytea[], $5::bytea[], $6::bytea[], $7::bytea[])
           AS s (issue_id, name, phone, email, language, phone_index, email_index) WHERE r.issue_id = s.issue_id`,
      columnsOf(sealed).slice(0, 7),
    );
    await insertKeys(tx, sealed);
    rows = await plainRows(tx, rows.at(-1)!.issue_id);
  }
}

function plainRows(tx: Queries, after: string): Promise<PlainRow[]> {
  return tx.query(
    `SELECT issue_id, plain_name AS name, plain_phone AS phone, plain_email AS email, plain_language AS language, anonymous
       FROM reporter WHERE issue_id > $1 ORDER BY issue_id LIMIT ${batchMax}`,
    [after],
  );
}
