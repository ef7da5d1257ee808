import { Injectable } from '@nestjs/common';
import { send, type Tx } from '@owcr/messaging';
import { DataSource } from 'typeorm';
import type { AgencyEntity } from './agency.entity.js';

/** More agencies than any city has; a limit keeps the register a list one can read. */
export const agenciesMax = 500;

/** The register of agencies: the same for the whole city, so no row of it lies in anybody's scope. */
@Injectable()
export class AgencyStore {
  constructor(private readonly dataSource: DataSource) {}

  /** By name. */
  all(): Promise<AgencyEntity[]> {
    return this.dataSource.query(`SELECT * FROM agency ORDER BY name, code LIMIT ${agenciesMax}`);
  }

  /** What an issue may be referred to. */
  async activeCodes(tx: Tx): Promise<string[]> {
    const rows: { code: string }[] = await tx.query(`SELECT code FROM agency WHERE active ORDER BY code LIMIT ${agenciesMax}`);
    return rows.map(({ code }) => code);
  }

  async count(tx: Tx): Promise<number> {
    const [row]: { count: number }[] = await tx.query('SELECT count(*)::int AS count FROM agency');
    return row?.count ?? 0;
  }

  /** The new agency; null where there is one with this code. */
  async add(tx: Tx, agency: Pick<AgencyEntity, 'code' | 'name' | 'handles'>): Promise<AgencyEntity | null> {
    const [row]: AgencyEntity[] = await tx.query(
      'INSERT INTO agency (code, name, handles) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING *',
      [agency.code, agency.name, agency.handles],
    );
    return row ?? null;
  }

  /** Locks it until the transaction ends. */
  async lock(tx: Tx, code: string): Promise<AgencyEntity | null> {
    const [row]: AgencyEntity[] = await tx.query('SELECT * FROM agency WHERE code = $1 FOR UPDATE', [code]);
    return row ?? null;
  }

  async save(tx: Tx, { code, name, active, handles, version }: AgencyEntity): Promise<void> {
    await send(tx, 'UPDATE agency SET name = $2, active = $3, handles = $4, version = $5 WHERE code = $1', [
      code,
      name,
      active,
      handles,
      version,
    ]);
  }
}
