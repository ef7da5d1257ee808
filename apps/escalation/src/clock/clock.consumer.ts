import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { assertNever, type DomainEvent } from '@owcr/contracts';
import { type EventBatch, Subscribe, type Tx } from '@owcr/messaging';
import { PolicyStore } from '../policy/policy.store.js';
import type { Roster } from '../roster/roster.js';
import { RosterStore } from '../roster/roster.store.js';
import type { IssueDetails } from './clock.js';
import { type Command, decide } from './clock-decide.js';
import { ClockStore } from './clock.store.js';
import { happen, type Work } from './work.js';

export const followed = [
  'issue.reported.v1',
  'issue.started.v1',
  'issue.resolved.v1',
  'issue.closed.v1',
  'issue.reopened.v1',
  'issue.withdrawn.v1',
  'issue.merged.v1',
  'issue.unmerged.v1',
  'issue.corrected.v1',
  'assignment.made.v1',
  'assignment.review-needed.v1',
  'assignment.acknowledged.v1',
] as const;
type Followed = (typeof followed)[number];

/** Opens, stops and restarts clocks as issues are reported, assigned and worked. */
@Controller()
export class ClockConsumer {
  constructor(
    private readonly clocks: ClockStore,
    private readonly policies: PolicyStore,
    private readonly rosters: RosterStore,
  ) {}

  @Subscribe({ consumer: 'escalation.clock', types: followed })
  async follow(@Payload() { tx, events }: EventBatch<Followed>): Promise<void> {
    const policies = await this.policies.all(tx);
    const works = await this.clocks.lockOrCreate(
      tx,
      events.map(({ data }) => data.issueId),
    );
    const roster = await this.rosterFor(tx, works, events);
    const now = await this.clocks.now(tx);
    for (const event of events) {
      const work = works.get(event.data.issueId);
      if (!work) throw new Error(`issue ${event.data.issueId} is not locked`);
      happen(work, decide(commandOf(event), work.state, { now, policies, roster }));
    }
    await this.clocks.save(tx, works.values());
  }

  /** Hardly ever is anything raised already when something happens to an issue: the roster is only read then. */
  private async rosterFor(tx: Tx, works: ReadonlyMap<string, Work>, events: readonly DomainEvent<Followed>[]): Promise<Roster> {
    if ([...works.values()].every(({ state }) => state.escalations.length === 0)) return new Map();
    return this.rosters.around(
      tx,
      events.flatMap((event) => (event.type === 'assignment.made.v1' ? event.data.officerId : [])),
    );
  }
}

function commandOf(event: DomainEvent<Followed>): Command {
  switch (event.type) {
    case 'issue.reported.v1':
      return { type: 'Report', details: detailsOf(event.data) };
    case 'assignment.made.v1': {
      const { number, officerId, sector, precinct, cause, at } = event.data;
      return {
        type: 'Assign',
        details: detailsOf(event.data),
        responsible: { number, officerId, sector, precinct, review: null },
        cause,
        at,
      };
    }
    case 'assignment.review-needed.v1': {
      const { sector, precinct, cause, at } = event.data;
      return { type: 'Review', sector, precinct, cause, at };
    }
    case 'assignment.acknowledged.v1':
    case 'issue.started.v1':
      return { type: 'Acknowledge', at: event.data.at };
    case 'issue.resolved.v1':
    case 'issue.closed.v1':
      return { type: 'Finish', at: event.data.at };
    case 'issue.reopened.v1':
      return { type: 'Reopen', details: detailsOf(event.data), at: event.data.at };
    case 'issue.unmerged.v1':
      return { type: 'Unmerge', details: detailsOf(event.data), at: event.data.at };
    case 'issue.corrected.v1':
      return { type: 'Correct', details: detailsOf(event.data) };
    case 'issue.withdrawn.v1':
      return { type: 'End', cause: 'withdrawn', at: event.data.at };
    case 'issue.merged.v1':
      return { type: 'End', cause: 'merged', at: event.data.at };
    default:
      return assertNever(event);
  }
}

type Detailed = Omit<IssueDetails, 'history'> & { history?: boolean };

function detailsOf({ reference, category, priority, reportedAt, history = false }: Detailed): IssueDetails {
  return { reference, category, priority, reportedAt, history };
}
