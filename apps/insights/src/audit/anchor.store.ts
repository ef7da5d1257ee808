import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

export interface Anchor {
  number: number;
  day: string;
  seq: number;
  /** A compact JWS. */
  seal: string;
}

/** More days than a service is ever away. */
const anchorsMax = 10_000;

@Injectable()
export class AnchorStore {
  constructor(private readonly dataSource: DataSource) {}

  async count(): Promise<number> {
    const [row] = await this.dataSource.query<{ n: number }[]>('SELECT count(*)::int AS n FROM audit_anchor');
    return row?.n ?? 0;
  }

  /** Those with a higher number, in their order. */
  after(number: number): Promise<Anchor[]> {
    return this.dataSource.query(
      'SELECT number, day::text AS day, seq::float8 AS seq, seal FROM audit_anchor WHERE number > $1 ORDER BY number LIMIT $2',
      [number, anchorsMax],
    );
  }
}
