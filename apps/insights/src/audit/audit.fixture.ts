import { generateServiceKeys, type JSONWebKeySet, theService } from '@owcr/access';
import type { DataOf } from '@owcr/contracts';
import { deliver, Outbox, transactionIn } from '@owcr/messaging';
import { event, testDatabase, type TestDatabase } from '@owcr/testing';
import { entities, migrations } from '../schema.js';
import { ChainStore } from './chain.store.js';
import { entryOf } from './chain.js';
import { Sealer } from './seal.js';
import { verifyTrail, type Verdict } from './verify.js';

export const attempt = (more: Partial<DataOf<'audit.recorded.v1'>> = {}): DataOf<'audit.recorded.v1'> => ({
  principalId: 'p-1',
  role: 'clerk',
  action: 'POST /api/v1/issues',
  target: null,
  result: 'done',
  code: null,
  count: 1,
  requestId: 'r-1',
  from: '192.0.2.1',
  at: '2026-03-01T10:15:30.000Z',
  ...more,
});

/** A trail on a database of its own, written as the service writes it, on days that a test chooses. */
export class SampleTrail {
  private constructor(
    readonly database: TestDatabase,
    private readonly chain: ChainStore,
    readonly keys: JSONWebKeySet,
  ) {}

  static async start(): Promise<SampleTrail> {
    const { privateJwk, jwks } = await generateServiceKeys('audit');
    const database = await testDatabase({ migrations: [...migrations], entities });
    const outbox = new Outbox({ service: 'insights', connection: { brokers: [] }, topicPrefix: '' });
    return new SampleTrail(database, new ChainStore(outbox, { sealer: Sealer.from(privateJwk) }), jwks);
  }

  query = <R = Record<string, unknown>>(sql: string, parameters?: unknown[]): Promise<R[]> =>
    this.database.dataSource.query<R[]>(sql, parameters);

  /** Delivers so many entries as one batch, on a day. */
  async write(count: number, day: string, events = Array.from({ length: count }, () => recorded())): Promise<void> {
    const now = new Date(`${day}T12:00:00.000Z`);
    await deliver(this.database.app, {
      consumer: 'insights.audit',
      types: ['audit.recorded.v1'],
      events,
      handler: ({ tx, events: fresh }) =>
        this.chain.append(
          tx,
          fresh.map((one) => entryOf(one, now)),
          now,
        ),
    });
  }

  anchorIfDue = (now: string): Promise<boolean> =>
    transactionIn(this.database.app, theService, (tx) => this.chain.anchorIfDue(tx, new Date(now)));

  begin = (): Promise<boolean> => transactionIn(this.database.app, theService, (tx) => this.chain.begin(tx, new Date()));

  verify = (anchorDirectory: string | null = null, expected: { empty?: boolean } = {}): Promise<Verdict> =>
    verifyTrail(this.query, this.keys, anchorDirectory, expected);

  /** Does to the tables what only a superuser can: past the triggers, in one go. */
  async tamper(...statements: string[]): Promise<void> {
    await this.database.dataSource.transaction(async (tx) => {
      for (const table of ['audit_entry', 'audit_anchor']) await tx.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
      for (const statement of statements) await tx.query(statement);
      for (const table of ['audit_entry', 'audit_anchor'])
        await tx.query(`ALTER TABLE ${table} ENABLE ALWAYS TRIGGER ${table}_append_only`);
    });
  }

  close = (): Promise<void> => this.database.close();
}

export function recorded(more: Partial<DataOf<'audit.recorded.v1'>> = {}) {
  return event('audit.recorded.v1', attempt(more), { source: 'intake' });
}
