import { Entity, PrimaryColumn } from 'typeorm';

/**
 * An imported issue that is stored while its first event is still to be stated. No foreign key: no issue is ever deleted, and a million
 * of them are held and let go.
 */
@Entity('held_report')
export class HeldReportEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'held_report_pkey' })
  issue_id: string;
}
