import { Injectable } from '@nestjs/common';
import { send, type Tx } from '@owcr/messaging';
import { DataSource } from 'typeorm';
import type { Bbox, MultiPolygon, Sector } from './sector.js';
import type { IndexedSector } from './sector.index.js';

interface SectorRow {
  id: string;
  code: string;
  precinct: string;
  name: string | null;
  geometry: MultiPolygon;
  bbox: Bbox;
  digest: string;
  geometry_digest: string;
  boundary_version: number;
  active: boolean;
  version: number;
  event_count: number;
}

/** A sector without its geometry, which is large. */
export type SectorHead = Omit<Sector, 'geometry' | 'digest' | 'geometryDigest' | 'eventCount'>;

export interface SectorFilter {
  precinct: string | null;
  afterCode: string | null;
  limit: number;
}

const headColumns = 'id, code, precinct, name, bbox, boundary_version, active, version';
/** `C`: by code unit, as `byCode`. */
const listSql = (columns: string) => `
  SELECT ${columns} FROM sector
  WHERE active AND ($1::text IS NULL OR precinct = $1) AND ($2::text IS NULL OR code COLLATE "C" > $2)
  ORDER BY code COLLATE "C" LIMIT $3`;

@Injectable()
export class SectorStore {
  constructor(private readonly dataSource: DataSource) {}

  /** Imports go one after another: whoever holds this row may change sectors and what follows from them. */
  async lockSet(tx: Tx): Promise<void> {
    await send(tx, 'SELECT version FROM sector_set WHERE id = 1 FOR UPDATE');
  }

  async setVersion(db: Tx = this.dataSource.manager): Promise<number> {
    const rows: { version: number }[] = await db.query('SELECT version FROM sector_set WHERE id = 1');
    return rows[0]?.version ?? 0;
  }

  async raiseSetVersion(tx: Tx): Promise<void> {
    await send(tx, 'UPDATE sector_set SET version = version + 1 WHERE id = 1');
  }

  async byCodes(tx: Tx, codes: readonly string[]): Promise<Map<string, Sector>> {
    const rows: SectorRow[] = await tx.query('SELECT * FROM sector WHERE code = ANY($1::text[])', [codes]);
    return new Map(rows.map((row) => [row.code, sectorOf(row)]));
  }

  async save(tx: Tx, sectors: readonly Sector[]): Promise<void> {
    const rows = sectors.map(rowOf);
    await send(
      tx,
      `INSERT INTO sector SELECT * FROM jsonb_populate_recordset(null::sector, $1::jsonb)
       ON CONFLICT (id) DO UPDATE SET (precinct, name, geometry, bbox, digest, geometry_digest, boundary_version, active, version, event_count, updated_at)
         = (excluded.precinct, excluded.name, excluded.geometry, excluded.bbox, excluded.digest, excluded.geometry_digest,
            excluded.boundary_version, excluded.active, excluded.version, excluded.event_count, excluded.updated_at)`,
      [JSON.stringify(rows)],
    );
  }

  async forIndex(tx: Tx): Promise<IndexedSector[]> {
    return tx.query('SELECT code, precinct, geometry, bbox FROM sector WHERE active');
  }

  /** The box around each active sector. */
  async boxes(tx: Tx): Promise<Bbox[]> {
    const rows: { bbox: Bbox }[] = await tx.query('SELECT bbox FROM sector WHERE active');
    return rows.map(({ bbox }) => bbox);
  }

  async precinctBySector(tx: Tx): Promise<Map<string, string>> {
    const rows: { code: string; precinct: string }[] = await tx.query('SELECT code, precinct FROM sector WHERE active');
    return new Map(rows.map(({ code, precinct }) => [code, precinct]));
  }

  async list({ precinct, afterCode, limit }: SectorFilter): Promise<SectorHead[]> {
    const rows: SectorRow[] = await this.dataSource.query(listSql(headColumns), [precinct, afterCode, limit]);
    return rows.map(headOf);
  }

  async listWithGeometry({ precinct, afterCode, limit }: SectorFilter): Promise<(SectorHead & { geometry: MultiPolygon })[]> {
    const rows: SectorRow[] = await this.dataSource.query(listSql(`${headColumns}, geometry`), [precinct, afterCode, limit]);
    return rows.map((row) => ({ ...headOf(row), geometry: row.geometry }));
  }

  async find(code: string): Promise<(SectorHead & { geometry: MultiPolygon }) | null> {
    const rows: SectorRow[] = await this.dataSource.query('SELECT * FROM sector WHERE code = $1', [code]);
    return rows[0] ? { ...headOf(rows[0]), geometry: rows[0].geometry } : null;
  }
}

function headOf({ id, code, precinct, name, bbox, boundary_version, active, version }: SectorRow): SectorHead {
  return { id, code, precinct, name, bbox, boundaryVersion: boundary_version, active, version };
}

function sectorOf(row: SectorRow): Sector {
  const { geometry, digest, geometry_digest: geometryDigest, event_count: eventCount } = row;
  return { ...headOf(row), geometry, digest, geometryDigest, eventCount };
}

function rowOf({ boundaryVersion, geometryDigest, eventCount, ...sector }: Sector): SectorRow & { updated_at: string } {
  return {
    ...sector,
    boundary_version: boundaryVersion,
    geometry_digest: geometryDigest,
    event_count: eventCount,
    updated_at: new Date().toISOString(),
  };
}
