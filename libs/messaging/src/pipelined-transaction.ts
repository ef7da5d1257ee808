import { hash } from 'node:crypto';
import type { Writable } from 'node:stream';
import type { PoolClient, QueryConfig, QueryResult } from 'pg';
import { QueryFailedError, type QueryRunner } from 'typeorm';

/**
 * For every session that works with these transactions, as PostgreSQL takes them when it starts. A page that is looked up costs about what the
 * next one does on a disk without a head, and less in memory: with the usual price of four, a statement or foreign key planned while a table
 * was small would read the whole table until the next ANALYZE, however much it has grown.
 */
export const sessionOptions = '-c default_transaction_read_only=on -c random_page_cost=1.1';

/** What pg's client has and its types do not say. */
interface WithStream {
  connection: { stream: Writable };
}

const ofRunner = new WeakMap<QueryRunner, PipelinedTransaction>();

/**
 * What one transaction says to its database, in few round trips: a statement is sent at once, also while the answer to an earlier one is
 * on its way, and PostgreSQL carries them out in the order they were sent.
 *
 * - The begin goes with the first statement. Should it fail, that statement is carried out by itself, and changes nothing: sessions are
 *   read only (`sessionOptions`) but within a transaction that says otherwise.
 * - A statement whose result nobody reads (`send`) is not waited for. Once one has failed, PostgreSQL refuses all that follows and makes
 *   a rollback of the commit; whatever is asked or committed after it rejects with that first failure.
 */
export class PipelinedTransaction {
  /** Settles when all that was sent without waiting is answered. Never rejects. */
  private answered: Promise<void> = Promise.resolve();
  private failure: QueryFailedError | undefined;
  /** Whether what is sent is held back until the end of the tick. */
  private isHeld = false;
  private readonly afterwards: (() => void)[] = [];

  private constructor(private readonly connection: PoolClient) {}

  /** Takes over the conversation of a runner, which is not in a transaction yet. `opening`: what its transaction begins with. */
  static async on(runner: QueryRunner, opening: string, isReadOnly: boolean): Promise<void> {
    const transaction = new PipelinedTransaction((await runner.connect()) as PoolClient);
    ofRunner.set(runner, transaction);
    const original = runner.query.bind(runner);
    runner.query = ((sql: string, parameters?: unknown[], useStructuredResult?: boolean) => {
      if (sql === 'START TRANSACTION') return Promise.resolve(transaction.send(opening));
      if (sql === 'COMMIT') return transaction.commit(isReadOnly);
      // For the parts of TypeORM that build statements themselves; and a released runner says that it is.
      if (useStructuredResult || runner.isReleased)
        return transaction.answerOf(original(sql, parameters, useStructuredResult as true));
      return transaction.ask(sql, parameters);
    }) as typeof runner.query;
  }

  /** The open transaction of a runner. Throws where it was not begun by `transactionIn`. */
  static of(runner: QueryRunner | undefined): PipelinedTransaction {
    const found = runner && ofRunner.get(runner);
    if (!found) throw new Error('This is no transaction of transactionIn.');
    return found;
  }

  /** The rows, or as TypeORM gives them for UPDATE and DELETE: the rows and how many were touched. */
  async ask(sql: string, parameters?: unknown[]): Promise<unknown> {
    const asked = this.query(statement(sql, parameters)).catch((error: unknown) => {
      throw new QueryFailedError(sql, parameters, error as Error);
    });
    const { command, rows, rowCount } = await this.answerOf<QueryResult>(asked);
    return command === 'UPDATE' || command === 'DELETE' ? [rows, rowCount] : rows;
  }

  /** The answer to a statement, unless one before it has failed: then that failure is the answer. */
  private async answerOf<T>(asked: Promise<T>): Promise<T> {
    const [settled] = await Promise.allSettled([asked]);
    await this.answered;
    if (this.failure) throw this.failure;
    if (settled.status === 'rejected') throw settled.reason;
    return settled.value;
  }

  /** Sends a statement whose result nobody reads. */
  send(sql: string, parameters?: unknown[]): void {
    const answer = this.query(statement(sql, parameters)).then(
      () => undefined,
      (error: unknown) => {
        this.failure ??= new QueryFailedError(sql, parameters, error as Error);
      },
    );
    this.answered = Promise.all([this.answered, answer]).then(() => undefined);
  }

  /**
   * What is sent before anything is waited for goes over the line together, and is one awakening of the server and not one for each. The tick
   * comes when no promise has anything left to do.
   */
  private query(statement: QueryConfig): Promise<QueryResult> {
    if (!this.isHeld) {
      const { stream } = (this.connection as unknown as WithStream).connection;
      this.isHeld = true;
      stream.cork();
      process.nextTick(() => {
        this.isHeld = false;
        stream.uncork();
      });
    }
    return this.connection.query(statement);
  }

  /** Has something done once it is committed. */
  onceCommitted(work: () => void): void {
    this.afterwards.push(work);
  }

  /** What only read has nothing to lose: its end is not waited for. */
  private async commit(isReadOnly: boolean): Promise<void> {
    if (isReadOnly) return this.send('COMMIT');
    const asked = this.query({ text: 'COMMIT' }).catch((error: unknown) => {
      throw new QueryFailedError('COMMIT', undefined, error as Error);
    });
    const { command } = await this.answerOf(asked);
    if (command !== 'COMMIT') throw new Error('The transaction was rolled back: a statement of it had failed before.');
    for (const work of this.afterwards) work();
  }
}

/** So many different statements are kept prepared by each session. The services have fewer that are always the same. */
const namedMax = 300;
const names = new Map<string, string>();

/** A statement with parameters is planned once by each session, under a name of its text. */
function statement(sql: string, parameters: unknown[] | undefined) {
  if (parameters === undefined || parameters.length === 0) return { text: sql };
  const known = names.get(sql);
  if (known !== undefined) return { name: known, text: sql, values: parameters };
  if (names.size >= namedMax) return { text: sql, values: parameters };
  const name = hash('sha256', sql, 'base64url');
  names.set(sql, name);
  return { name, text: sql, values: parameters };
}
