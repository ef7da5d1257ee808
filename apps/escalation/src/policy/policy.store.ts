import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { PolicyEntity } from './policy.entity.js';
import type { Policy } from './policy.js';

/** Categories times priorities: a department has tens of them. */
const policiesMax = 2000;

/** A policy with when it was set, ISO 8601 UTC. */
export interface DatedPolicy extends Policy {
  changedAt: string;
}

/** A policy with how many events were stated of it, the next one included. */
export interface CountedPolicy extends DatedPolicy {
  eventCount: number;
}

type PolicyRow = Omit<CountedPolicy, 'changedAt'> & { changedAt: Date };

@Injectable()
export class PolicyStore {
  constructor(private readonly dataSource: DataSource) {}

  /** All policies, those for every category first. */
  async all(db: EntityManager = this.dataSource.manager): Promise<Policy[]> {
    return db.find(PolicyEntity, {
      order: { category: { direction: 'ASC', nulls: 'FIRST' }, priority: 'ASC' },
      take: policiesMax,
    });
  }

  /** All policies, with when each was set. */
  async list(): Promise<DatedPolicy[]> {
    const rows = await this.dataSource.query<(Omit<DatedPolicy, 'changedAt'> & { changedAt: Date })[]>(listSql, [policiesMax]);
    return rows.map(({ changedAt, ...policy }) => ({ ...policy, changedAt: changedAt.toISOString() }));
  }

  /** All policies, and what time it is by the clock of the database. */
  async allNow(): Promise<{ policies: Policy[]; now: string }> {
    const [[row], policies] = await Promise.all([this.dataSource.query<[{ now: Date }]>('SELECT now()'), this.all()]);
    return { policies, now: row.now.toISOString() };
  }

  /** Sets the policy of a category (null: every category) and priority. */
  async put(tx: EntityManager, policy: Omit<Policy, 'id'>): Promise<CountedPolicy> {
    const [row] = await tx.query<[PolicyRow]>(putSql, [
      policy.category,
      policy.priority,
      policy.acknowledgeSeconds,
      policy.resolveSeconds,
      policy.escalationAcknowledgeSeconds,
      policy.followUpSeconds,
    ]);
    return countedOf(row);
  }

  /** Policies that no event was stated of yet: those the system came with. From now on they count one. */
  async takeUnstated(tx: EntityManager): Promise<CountedPolicy[]> {
    const [rows] = await tx.query<[PolicyRow[], number]>(takeUnstatedSql);
    return rows.map(countedOf);
  }
}

function countedOf(row: PolicyRow): CountedPolicy {
  return { ...row, changedAt: row.changedAt.toISOString() };
}

const policyColumns = `id, category, priority, acknowledge_seconds AS "acknowledgeSeconds", resolve_seconds AS "resolveSeconds",
  escalation_acknowledge_seconds AS "escalationAcknowledgeSeconds", follow_up_seconds AS "followUpSeconds", changed_at AS "changedAt"`;

const listSql = `SELECT ${policyColumns} FROM policy ORDER BY category NULLS FIRST, priority LIMIT $1`;

const putSql = `
  INSERT INTO policy (category, priority, acknowledge_seconds, resolve_seconds, escalation_acknowledge_seconds, follow_up_seconds, event_count)
  VALUES ($1, $2, $3, $4, $5, $6, 1)
  ON CONFLICT (category, priority) DO UPDATE SET acknowledge_seconds = excluded.acknowledge_seconds,
    resolve_seconds = excluded.resolve_seconds, escalation_acknowledge_seconds = excluded.escalation_acknowledge_seconds,
    follow_up_seconds = excluded.follow_up_seconds, event_count = policy.event_count + 1, changed_at = now()
  RETURNING ${policyColumns}, event_count AS "eventCount"`;

const takeUnstatedSql = `
  UPDATE policy SET event_count = 1 WHERE event_count = 0 RETURNING ${policyColumns}, event_count AS "eventCount"`;
