import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** One row: the last change of the board. Whoever changes the board holds its lock until the commit. */
@Entity('board_head')
@Check('board_head_one', 'id = 1')
export class BoardHeadEntity {
  @PrimaryColumn('int', { primaryKeyConstraintName: 'board_head_pkey' })
  id: number;

  @Column('bigint')
  seq: string;
}
