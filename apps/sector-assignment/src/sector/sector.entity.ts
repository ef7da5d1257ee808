import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';
import type { Bbox, MultiPolygon } from './sector.js';

@Entity({ name: 'sector' })
@Unique('sector_code', ['code'])
export class SectorEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'sector_pkey' })
  id: string;

  @Column({ type: 'text' })
  code: string;

  @Column({ type: 'text' })
  precinct: string;

  @Column({ type: 'text', nullable: true })
  name: string | null;

  @Column({ type: 'jsonb' })
  geometry: MultiPolygon;

  @Column({ type: 'float8', array: true })
  bbox: Bbox;

  @Column({ type: 'text' })
  digest: string;

  @Column({ name: 'geometry_digest', type: 'text' })
  geometryDigest: string;

  @Column({ name: 'boundary_version', type: 'int' })
  boundaryVersion: number;

  @Column({ type: 'boolean' })
  active: boolean;

  @Column({ type: 'int' })
  version: number;

  @Column({ name: 'event_count', type: 'int' })
  eventCount: number;

  @Column({ name: 'updated_at', type: 'timestamptz' })
  updatedAt: Date;
}

/** One row. Its version is raised with every change of a sector, so that every instance can see cheaply whether its index is old. */
@Entity({ name: 'sector_set' })
export class SectorSetEntity {
  @PrimaryColumn({ type: 'int', primaryKeyConstraintName: 'sector_set_pkey' })
  id: number;

  @Column({ type: 'int' })
  version: number;
}
