import { Check, Column, Entity, Exclusion, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { OfficerEntity } from './officer.entity.js';

/** When an officer works. Two shifts of one officer never overlap: the database refuses it, however many ask at once. */
@Entity({ name: 'shift' })
@Check('shift_order', 'starts_at < ends_at')
@Exclusion('shift_overlap', `USING gist (officer_id WITH =, tstzrange(starts_at, ends_at) WITH &&)`)
@Index('shift_of_officer', ['officerId', 'startsAt'])
@Index('shift_start', ['startsAt', 'id'])
export class ShiftEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'shift_pkey' })
  id: string;

  @ForeignKey(() => OfficerEntity, 'id', { name: 'shift_officer' })
  @Column({ name: 'officer_id', type: 'uuid' })
  officerId: string;

  @Column({ name: 'starts_at', type: 'timestamptz' })
  startsAt: Date;

  @Column({ name: 'ends_at', type: 'timestamptz' })
  endsAt: Date;

  @Column({ type: 'int', default: 1 })
  version: number;
}

/** When an officer is not there, whatever the shifts say. */
@Entity({ name: 'absence' })
@Check('absence_order', 'starts_at < ends_at')
@Exclusion('absence_overlap', `USING gist (officer_id WITH =, tstzrange(starts_at, ends_at) WITH &&)`)
@Index('absence_of_officer', ['officerId', 'startsAt'])
@Index('absence_start', ['startsAt', 'id'])
export class AbsenceEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'absence_pkey' })
  id: string;

  @ForeignKey(() => OfficerEntity, 'id', { name: 'absence_officer' })
  @Column({ name: 'officer_id', type: 'uuid' })
  officerId: string;

  @Column({ name: 'starts_at', type: 'timestamptz' })
  startsAt: Date;

  @Column({ name: 'ends_at', type: 'timestamptz' })
  endsAt: Date;

  @Column({ type: 'int', default: 1 })
  version: number;
}
