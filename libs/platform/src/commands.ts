import { Injectable, Optional } from '@nestjs/common';
import { nobody, withSenders, type Reach } from '@owcr/access';
import type { EntityManager } from 'typeorm';
import { Trail } from './audit/trail.js';
import { DomainError } from './domain-error.js';
import type { CommandRequest } from './idempotency.js';
import { UnitOfWork } from './unit-of-work.js';
import { send } from '@owcr/messaging';

/** What is known about a command: nothing, its answer, that its key was used for another body, or that it is repeated in this very group. */
export type Claim =
  { kind: 'new' } | { kind: 'replay'; response: unknown } | { kind: 'reused' } | { kind: 'same-as'; index: number };

export const keyReused = () =>
  new DomainError('idempotency-key-reused', 'This Idempotency-Key was used for another request.', { status: 422 });

/** What a transaction has to reach that claims the keys of these commands: beside `reach`, the answers to their senders. */
export function reachOfSenders(requests: readonly CommandRequest[], reach: Reach = nobody): Reach {
  return withSenders(
    reach,
    requests.flatMap(({ key, principalId }) => (key === undefined ? [] : [principalId])),
  );
}

interface StoredName {
  principal_id: string;
  key: string;
}

interface StoredKey extends StoredName {
  request_hash: string;
  response: unknown;
}

/**
 * Runs a command once however often it is sent. The key is stored in the transaction of the work: a second request waits for the
 * first and gets its answer; when the first fails, nothing is stored and the second does the work. That it was carried out is recorded in
 * the same transaction, where the service states events at all.
 */
@Injectable()
export class Commands {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    @Optional() private readonly trail?: Trail,
  ) {}

  /** `reach`: what `work` may touch of scoped tables; nothing unless it is given. */
  async run<T>(request: CommandRequest, work: (tx: EntityManager) => Promise<T>, reach?: Reach): Promise<T> {
    return this.unitOfWork.run(
      async (tx) => {
        const [claim] = await this.claimAll(tx, [request]);
        if (claim?.kind === 'replay') return claim.response as T;
        if (claim?.kind === 'reused') throw keyReused();
        const response = await this.recorded(tx, request, work);
        await this.storeAll(tx, [{ ...request, response }]);
        return response;
      },
      reachOfSenders([request], reach),
    );
  }

  private async recorded<T>(tx: EntityManager, request: CommandRequest, work: (tx: EntityManager) => Promise<T>): Promise<T> {
    if (!this.trail) return work(tx);
    // What is named in the path is known now, and goes with what the command states. What is made by it is only known afterwards.
    if (request.origin?.target != null) {
      this.trail.begin(tx, request);
      const response = await work(tx);
      await this.trail.finish(tx);
      return response;
    }
    const response = await work(tx);
    await this.trail.command(tx, request, idOf(response));
    return response;
  }

  /** Claims the keys of many commands with one statement, in a transaction within `reachOfSenders`. Answers in the order asked; `same-as` points to an earlier one of the group. */
  async claimAll(tx: EntityManager, requests: readonly CommandRequest[]): Promise<Claim[]> {
    const firstByKey = new Map<string, number>();
    requests.forEach((request, index) => {
      if (request.key !== undefined && !firstByKey.has(nameOf(request))) firstByKey.set(nameOf(request), index);
    });
    const keyed = [...firstByKey.values()].map((index) => requests[index]!).sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
    const stored = keyed.length === 0 ? new Map<string, StoredKey>() : await this.insert(tx, keyed);
    return requests.map((request, index) => claimOf(request, index, requests, firstByKey, stored));
  }

  /** Stores the answers of commands claimed as new, with one statement. Those without a key are skipped. */
  async storeAll(tx: EntityManager, answered: readonly (CommandRequest & { response: unknown })[]): Promise<void> {
    const keyed = answered.filter(({ key }) => key !== undefined);
    if (keyed.length === 0) return;
    await send(
      tx,
      `UPDATE idempotency_key k SET response = a.response::json
         FROM unnest($1::text[], $2::text[], $3::text[]) AS a (principal_id, key, response)
        WHERE k.principal_id = a.principal_id AND k.key = a.key`,
      [
        keyed.map(({ principalId }) => principalId),
        keyed.map(({ key }) => key),
        keyed.map(({ response }) => JSON.stringify(response ?? null)),
      ],
    );
  }

  /** Gives up what was claimed as new by commands that are refused while the transaction goes on: sent again, they are new again. */
  async releaseAll(tx: EntityManager, requests: readonly CommandRequest[]): Promise<void> {
    const keyed = requests.filter(({ key }) => key !== undefined);
    if (keyed.length === 0) return;
    await send(
      tx,
      `DELETE FROM idempotency_key k USING unnest($1::text[], $2::text[]) AS a (principal_id, key)
        WHERE k.principal_id = a.principal_id AND k.key = a.key`,
      [keyed.map(({ principalId }) => principalId), keyed.map(({ key }) => key)],
    );
  }

  /** Inserts what is not there, in one order for everybody so that two groups never wait for each other, and returns what was there. */
  private async insert(tx: EntityManager, keyed: readonly CommandRequest[]): Promise<Map<string, StoredKey>> {
    const inserted: StoredName[] = await tx.query(
      `INSERT INTO idempotency_key (principal_id, key, request_hash, route)
       SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[])
       ON CONFLICT DO NOTHING RETURNING principal_id, key`,
      [
        keyed.map(({ principalId }) => principalId),
        keyed.map(({ key }) => key),
        keyed.map((request) => request.hash),
        keyed.map(({ route }) => route),
      ],
    );
    if (inserted.length === keyed.length) return new Map();
    const fresh = new Set(inserted.map(nameOfStored));
    const known = keyed.filter((request) => !fresh.has(nameOf(request)));
    const rows: StoredKey[] = await tx.query(
      `SELECT k.principal_id, k.key, k.request_hash, k.response
         FROM idempotency_key k JOIN unnest($1::text[], $2::text[]) AS a (principal_id, key)
           ON k.principal_id = a.principal_id AND k.key = a.key`,
      [known.map(({ principalId }) => principalId), known.map(({ key }) => key)],
    );
    return new Map(rows.map((row) => [nameOfStored(row), row]));
  }
}

function claimOf(
  request: CommandRequest,
  index: number,
  requests: readonly CommandRequest[],
  firstByKey: ReadonlyMap<string, number>,
  stored: ReadonlyMap<string, StoredKey>,
): Claim {
  if (request.key === undefined) return { kind: 'new' };
  const known = stored.get(nameOf(request));
  if (known)
    return known.request_hash === request.hash ? { kind: 'replay', response: known.response ?? undefined } : { kind: 'reused' };
  const first = firstByKey.get(nameOf(request)) ?? index;
  if (first === index) return { kind: 'new' };
  return requests[first]!.hash === request.hash ? { kind: 'same-as', index: first } : { kind: 'reused' };
}

function idOf(response: unknown): string | undefined {
  const { id } = (response ?? {}) as { id?: unknown };
  return typeof id === 'string' ? id : undefined;
}

function nameOf({ principalId, key }: Pick<CommandRequest, 'principalId' | 'key'>): string {
  return `${principalId}\n${key}`;
}

const nameOfStored = ({ principal_id, key }: StoredName) => nameOf({ principalId: principal_id, key });
