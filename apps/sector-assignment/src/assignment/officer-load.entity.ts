import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How many issues an officer has that are not done. */
@Entity({ name: 'officer_load' })
export class OfficerLoadEntity {
  @PrimaryColumn({ name: 'officer_id', type: 'uuid', primaryKeyConstraintName: 'officer_load_pkey' })
  officerId: string;

  @Column({ type: 'int' })
  open: number;
}
