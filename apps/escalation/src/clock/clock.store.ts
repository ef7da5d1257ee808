import { Injectable } from '@nestjs/common';
import { send, Outbox, type Tx } from '@owcr/messaging';
import { type NewTimer, Timers } from '@owcr/timers';
import { Any, Not } from 'typeorm';
import type { IssueClocks } from './clock.js';
import { IssueClockEntity } from './clock.entity.js';
import { factsOf } from './clock-facts.js';
import { changedRow, clockRow, isChange, raisedRow, stateOf } from './clock-rows.js';
import { EscalationEntity } from './escalation.entity.js';
import { type TimerChange, timerChange, timersWaitedFor } from './timer-change.js';
import type { Work } from './work.js';
import { insertRaisedSql, missingTimersSql, updateClocksSql, updateEscalationsSql } from './clock.sql.js';

function waitingOf({ acknowledgeTimerId: acknowledge, resolveTimerId: resolve }: IssueClockEntity): Work['waiting'] {
  return { acknowledge, resolve };
}

/** One row for each id, for a statement changes each row once: `changes` counts what it is made of. */
function mergedById<Row extends { id: string }>(rows: readonly Row[]) {
  const byId = new Map<string, Partial<Row> & { changes: number }>();
  for (const row of rows) {
    const before = byId.get(row.id);
    byId.set(row.id, { ...before, ...row, changes: (before?.changes ?? 0) + 1 });
  }
  return [...byId.values()];
}

/** The clocks of many issues at once: each query and each statement serves the whole list. */
@Injectable()
export class ClockStore {
  constructor(
    private readonly outbox: Outbox,
    private readonly timers: Timers,
  ) {}

  /** The time by the database's clock, which timers go by. Ask after locking: the wait for a lock is not in it otherwise. */
  async now(tx: Tx): Promise<string> {
    const [row] = await tx.query<[{ now: Date }]>('SELECT clock_timestamp() AS now');
    return row.now.toISOString();
  }

  /** Locks known issues, in the order of their ids so that two lists never wait for each other. */
  async lock(tx: Tx, issueIds: readonly string[]): Promise<Map<string, Work>> {
    const clocks = await tx.find(IssueClockEntity, {
      where: { issueId: Any([...new Set(issueIds)]) },
      order: { issueId: 'ASC' },
      lock: { mode: 'for_no_key_update' },
    });
    return this.withEscalations(tx, clocks);
  }

  /** As `lock`, and makes a row for an issue not heard of before. Of two that do so at once, one waits and finds the other's. */
  async lockOrCreate(tx: Tx, issueIds: readonly string[]): Promise<Map<string, Work>> {
    await send(
      tx,
      'INSERT INTO issue_clock (issue_id) SELECT id FROM unnest($1::uuid[]) AS t (id) ORDER BY id ON CONFLICT DO NOTHING',
      [[...new Set(issueIds)]],
    );
    return this.lock(tx, issueIds);
  }

  /** Locks the issues of which one of these people has an escalation that is not acknowledged. */
  async lockRaisedTo(tx: Tx, ownerIds: readonly string[]): Promise<Map<string, Work>> {
    const rows = await tx.query<{ issue_id: string }[]>(
      `SELECT DISTINCT issue_id FROM escalation WHERE state = 'open' AND owner_id = ANY ($1::uuid[])`,
      [ownerIds],
    );
    return rows.length === 0
      ? new Map()
      : this.lock(
          tx,
          rows.map((row) => row.issue_id),
        );
  }

  /** The clocks of one issue, not locked. */
  async read(tx: Tx, issueId: string): Promise<IssueClocks | undefined> {
    const clocks = await tx.findBy(IssueClockEntity, { issueId });
    return (await this.withEscalations(tx, clocks)).get(issueId)?.state;
  }

  /** Stores what happened, sets and cancels timers, and states the facts. */
  async save(tx: Tx, works: Iterable<Work>): Promise<void> {
    const changed = [...works].filter(({ happened }) => happened.length > 0);
    if (changed.length === 0) return;
    const facts = changed.map(({ state, eventCount, happened }) => factsOf(state, eventCount, happened));
    const timers = changed.map(timerChange);
    const clocks = changed.map(({ state, eventCount }, index) => ({
      ...clockRow(state, eventCount + (facts[index]?.length ?? 0)),
      acknowledge_timer_id: timers[index]?.waiting.acknowledge,
      resolve_timer_id: timers[index]?.waiting.resolve,
    }));
    await send(tx, updateClocksSql, [JSON.stringify(clocks), changed.map(({ state }) => state.issueId)]);
    await this.saveEscalations(tx, changed);
    await this.saveTimers(tx, timers);
    await this.outbox.append(tx, facts.flat());
  }

  /** The timers that clocks wait for and that do not exist. */
  async missingTimers(tx: Tx): Promise<NewTimer[]> {
    const rows = await tx.query<{ issue_id: string; timer_id: string }[]>(missingTimersSql);
    if (rows.length === 0) return [];
    const missing = new Set(rows.map((row) => row.timer_id));
    const clocks = await tx.findBy(IssueClockEntity, { issueId: Any(rows.map((row) => row.issue_id)) });
    const works = await this.withEscalations(tx, clocks);
    return [...works.values()].flatMap(timersWaitedFor).filter(({ id }) => missing.has(id));
  }

  private async withEscalations(tx: Tx, clocks: readonly IssueClockEntity[]): Promise<Map<string, Work>> {
    const issueIds = clocks.map(({ issueId }) => issueId);
    const rows = issueIds.length === 0 ? [] : await tx.findBy(EscalationEntity, { issueId: Any(issueIds), state: Not('closed') });
    const byIssue = new Map<string, EscalationEntity[]>(issueIds.map((issueId) => [issueId, []]));
    for (const row of rows) byIssue.get(row.issueId)?.push(row);
    return new Map(
      clocks.map((clock) => {
        const state = stateOf(clock, byIssue.get(clock.issueId) ?? []);
        return [clock.issueId, { stored: state, state, eventCount: clock.eventCount, happened: [], waiting: waitingOf(clock) }];
      }),
    );
  }

  private async saveEscalations(tx: Tx, works: readonly Work[]): Promise<void> {
    const events = works.flatMap(({ state, happened }) => happened.map(({ event }) => ({ issueId: state.issueId, event })));
    const raised = events.flatMap(({ issueId, event }) => (event.type === 'EscalationRaised' ? [raisedRow(issueId, event)] : []));
    if (raised.length > 0) await send(tx, insertRaisedSql, [JSON.stringify(raised)]);
    const changed = mergedById(events.flatMap(({ issueId, event }) => (isChange(event) ? [changedRow(issueId, event)] : [])));
    if (changed.length > 0) await send(tx, updateEscalationsSql, [JSON.stringify(changed), changed.map(({ id }) => id)]);
  }

  private async saveTimers(tx: Tx, changes: readonly TimerChange[]): Promise<void> {
    await this.timers.cancel(
      tx,
      changes.flatMap(({ dropped }) => dropped),
    );
    await this.timers.schedule(
      tx,
      changes.flatMap(({ set }) => set),
    );
  }
}
