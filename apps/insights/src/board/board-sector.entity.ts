import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * A row of the board, and when it last changed. This is the log of the stream, of which only the last entry for each sector is
 * kept: what is sent is the whole row as it is now, so an older entry says nothing that the last one does not. It stays small,
 * never has to be pruned, and no client was away for too long.
 */
@Entity('board_sector')
export class BoardSectorEntity {
  /** Empty for what lies in no sector yet. */
  @PrimaryColumn('text', { primaryKeyConstraintName: 'board_sector_pkey' })
  sector: string;

  @Column('text', { nullable: true })
  precinct: string | null;

  @Column('boolean', { default: true })
  active: boolean;

  @Column('bigint')
  changed_seq: string;
}
