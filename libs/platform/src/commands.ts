import { Injectable, Optional } from '@nestjs/common';
import { send } from '@owcr/messaging';
import { nobody, withSenders, type Reach } from '@owcr/access';
import type { EntityManager } from 'typeorm';
import { Trail } from './audit/trail.js';
import { DomainError } from './domain-error.js';
import type { CommandRequest } from './idempotency.js';
import { UnitOfWork } from './unit-of-work.js';

/** What became of one command of a group. */
export type Settled<T> = { done: T } | { failed: unknown };

/** What is known about a command: nothing, its answer, that its key was used for another body, or that it is repeated in this very group. */
type Known = { kind: 'new' } | { kind: 'replay'; response: unknown } | { kind: 'reused' } | { kind: 'same-as'; index: number };

const keyReused = () =>
  new DomainError('idempotency-key-reused', 'This Idempotency-Key was used for another request.', { status: 422 });

/** What a transaction has to reach that keeps the answers to these commands: beside `reach`, those to their senders. */
export function reachOfSenders(requests: readonly CommandRequest[], reach: Reach = nobody): Reach {
  return withSenders(
    reach,
    requests.flatMap(({ key, principalId }) => (key === undefined ? [] : [principalId])),
  );
}

interface StoredKey {
  principal_id: string;
  key: string;
  request_hash: string;
  response: unknown;
}

/**
 * Runs a command once however often it is sent. Its key and answer are inserted with the work, as the last statement of the transaction: one
 * that is sent a second time finds the key taken, everything it did is rolled back, and it gets the first one's answer. When the first fails
 * nothing is stored, and the second does the work. So `work` touches nothing but the database; what else it leads to goes by `onceCommitted`.
 * That it was carried out is recorded in the same transaction, where the service states events at all.
 */
@Injectable()
export class Commands {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    @Optional() private readonly trail?: Trail,
  ) {}

  /** `reach`: what `work` may touch of scoped tables; nothing unless it is given. */
  async run<T>(request: CommandRequest, work: (tx: EntityManager) => Promise<T>, reach?: Reach): Promise<T> {
    const [answer] = await this.runAll([request], async (tx) => [{ done: await this.recorded(tx, request, work) }], reach);
    if (answer && 'done' in answer) return answer.done;
    throw answer?.failed;
  }

  /**
   * The same for many commands in one transaction, all or nothing where `work` throws. It is given the indexes of those that have no answer
   * yet, settles them in that order, and records them itself. What it settles as failed is not kept: sent again, it is looked at again.
   */
  async runAll<T>(
    requests: readonly CommandRequest[],
    work: (tx: EntityManager, indexes: readonly number[]) => Promise<readonly Settled<T>[]>,
    reach?: Reach,
  ): Promise<Settled<T>[]> {
    const stored = new Map<string, StoredKey>();
    const settled = new Map<number, Settled<T>>();
    const look = async (indexes: readonly number[]): Promise<number> => {
      const found = await this.answersTo(indexes.map((index) => requests[index]!)).catch(() => []);
      for (const row of found) stored.set(nameOf({ principalId: row.principal_id, key: row.key }), row);
      return found.length;
    };
    // Each round that fails finds at least one more answer, so there are no more rounds than commands.
    for (;;) {
      const known = requests.map((request, index) => knownOf(request, index, requests, stored));
      const fresh = known.flatMap(({ kind }, index) => (kind === 'new' && !settled.has(index) ? [index] : []));
      if (fresh.length === 0) return requests.map((_, index) => answerOf(index, known, settled));
      try {
        const answers = await this.attempt(requests, fresh, work, reach);
        fresh.forEach((index, nth) => settled.set(index, answers[nth] ?? unanswered));
        // What was carried out before may be refused now for that very reason.
        await look(fresh.filter((index) => 'failed' in settled.get(index)!));
      } catch (error) {
        if ((await look(fresh)) === 0) throw error;
      }
    }
  }

  private attempt<T>(
    requests: readonly CommandRequest[],
    fresh: readonly number[],
    work: (tx: EntityManager, indexes: readonly number[]) => Promise<readonly Settled<T>[]>,
    reach?: Reach,
  ): Promise<readonly Settled<T>[]> {
    return this.unitOfWork.run(
      async (tx) => {
        const answers = await work(tx, fresh);
        const done = fresh.flatMap((index, nth) => {
          const answer = answers[nth];
          return answer && 'done' in answer ? [{ ...requests[index]!, response: answer.done }] : [];
        });
        await keep(tx, done);
        return answers;
      },
      reachOfSenders(
        fresh.map((index) => requests[index]!),
        reach,
      ),
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

  /** The answers that are kept, to those of the commands that were carried out before. */
  private async answersTo(requests: readonly CommandRequest[]): Promise<StoredKey[]> {
    const keyed = requests.filter(({ key }) => key !== undefined);
    if (keyed.length === 0) return [];
    return this.unitOfWork.run(
      (tx) =>
        tx.query<StoredKey[]>(
          `SELECT k.principal_id, k.key, k.request_hash, k.response
             FROM idempotency_key k JOIN unnest($1::text[], $2::text[]) AS a (principal_id, key)
               ON k.principal_id = a.principal_id AND k.key = a.key`,
          [keyed.map(({ principalId }) => principalId), keyed.map(({ key }) => key)],
        ),
      reachOfSenders(keyed),
    );
  }
}

/**
 * Inserts keys with their answers, in one order for everybody so that two groups never wait for each other. Not waited for: a key that is taken
 * fails the transaction.
 */
async function keep(tx: EntityManager, answered: readonly (CommandRequest & { response: unknown })[]): Promise<void> {
  const keyed = answered.filter(({ key }) => key !== undefined).sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
  if (keyed.length === 0) return;
  await send(
    tx,
    `INSERT INTO idempotency_key (principal_id, key, request_hash, route, response)
     SELECT principal_id, key, request_hash, route, response::json
       FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[]) AS n (principal_id, key, request_hash, route, response)`,
    [
      keyed.map(({ principalId }) => principalId),
      keyed.map(({ key }) => key),
      keyed.map(({ hash }) => hash),
      keyed.map(({ route }) => route),
      keyed.map(({ response }) => JSON.stringify(response ?? null)),
    ],
  );
}

function knownOf(
  request: CommandRequest,
  index: number,
  requests: readonly CommandRequest[],
  stored: ReadonlyMap<string, StoredKey>,
): Known {
  if (request.key === undefined) return { kind: 'new' };
  const before = stored.get(nameOf(request));
  if (before)
    return before.request_hash === request.hash ? { kind: 'replay', response: before.response ?? undefined } : { kind: 'reused' };
  const first = requests.findIndex((other) => other.key !== undefined && nameOf(other) === nameOf(request));
  if (first === index) return { kind: 'new' };
  return requests[first]?.hash === request.hash ? { kind: 'same-as', index: first } : { kind: 'reused' };
}

function answerOf<T>(index: number, known: readonly Known[], settled: ReadonlyMap<number, Settled<T>>): Settled<T> {
  const one = known[index];
  switch (one?.kind) {
    case 'replay':
      return { done: one.response as T };
    case 'reused':
      return { failed: keyReused() };
    case 'same-as':
      return answerOf(one.index, known, settled);
    case 'new':
    case undefined:
      return settled.get(index) ?? unanswered;
  }
}

const unanswered = { failed: new Error('a command of a group was left without an answer') };

function idOf(response: unknown): string | undefined {
  const { id } = (response ?? {}) as { id?: unknown };
  return typeof id === 'string' ? id : undefined;
}

function nameOf({ principalId, key }: Pick<CommandRequest, 'principalId' | 'key'>): string {
  return `${principalId}\n${key}`;
}
