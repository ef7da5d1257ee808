import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { can, reachFor, type Principal } from '@owcr/access';
import {
  Commands,
  DomainError,
  forbidden,
  invalid,
  notFound,
  pageFrom,
  pageOf,
  Reads,
  versionConflict,
  withoutNulls,
} from '@owcr/platform';
import type { CommandRequest, CommandTarget } from '@owcr/platform';
import type { Tx } from '@owcr/messaging';
import type { PeriodChangeDto, PeriodDto, PeriodListQueryDto } from './officer.dto.js';
import type { Officer } from './officer.js';
import { keepsRosterOf } from './officer.access.js';
import { OfficerStore } from './officer.store.js';
import { periodFault, type Period, type PeriodKind } from './period.js';
import { PeriodStore } from './period.store.js';
import { PeriodEffects } from './period.effects.js';

/** What shifts and absences have in common: who may enter them, and what may not be. */
@Injectable()
export class PeriodDesk {
  constructor(
    private readonly periods: PeriodStore,
    private readonly officers: OfficerStore,
    private readonly commands: Commands,
    private readonly effects: PeriodEffects,
    private readonly reads: Reads,
  ) {}

  async add(
    kind: PeriodKind,
    principal: Principal,
    command: CommandRequest,
    { officerId, startsAt, endsAt }: PeriodDto,
  ): Promise<Period> {
    if (!can(principal, 'write', 'roster')) throw forbidden();
    const fault = periodFault(kind, Date.parse(startsAt), Date.parse(endsAt));
    if (fault) throw invalid([fault]);
    const officer = await this.officers.find(officerId);
    if (!officer) throw invalid([{ path: 'officerId', message: 'is not in the roster' }]);
    if (!keepsRosterOf(principal, officer)) throw forbidden();
    const period = {
      ...{ id: randomUUID(), officerId, version: 1 },
      startsAt: new Date(startsAt).toISOString(),
      endsAt: new Date(endsAt).toISOString(),
    };
    return this.commands.run(
      command,
      async (tx) => {
        if (!(await this.periods.add(tx, kind, period))) throw overlaps(kind);
        await this.effects.of(tx, kind, officer, period);
        return period;
      },
      reachFor(principal, 'write', 'roster'),
    );
  }

  async change(kind: PeriodKind, target: CommandTarget, change: PeriodChangeDto): Promise<Period> {
    const { startsAt, endsAt } = withoutNulls(change);
    return this.onOne(kind, target, async (tx, before, officer) => {
      const after = {
        ...before,
        startsAt: startsAt === undefined ? before.startsAt : new Date(startsAt).toISOString(),
        endsAt: endsAt === undefined ? before.endsAt : new Date(endsAt).toISOString(),
        version: before.version + 1,
      };
      const fault = periodFault(kind, Date.parse(after.startsAt), Date.parse(after.endsAt));
      if (fault) throw invalid([fault]);
      if (!(await this.periods.change(tx, kind, after))) throw overlaps(kind);
      await this.effects.of(tx, kind, officer, after);
      return after;
    });
  }

  async withdraw(kind: PeriodKind, target: CommandTarget): Promise<Period> {
    return this.onOne(kind, target, async (tx, before, officer) => {
      await this.periods.remove(tx, kind, before.id);
      await this.effects.ofRemoval(tx, kind, officer, before);
      return before;
    });
  }

  private onOne(
    kind: PeriodKind,
    { principal, request, id, version }: CommandTarget,
    work: (tx: Tx, period: Period, officer: Officer) => Promise<Period>,
  ): Promise<Period> {
    if (!can(principal, 'write', 'roster')) throw forbidden();
    return this.commands.run(
      request,
      async (tx) => {
        const period = await this.periods.lock(tx, kind, id);
        if (!period) throw await this.periods.refusalOf(tx, kind, id);
        const officer = await this.officers.find(period.officerId, tx);
        if (!officer) throw notFound(kind);
        if (!keepsRosterOf(principal, officer)) throw forbidden();
        if (period.version !== version) throw versionConflict(period.version);
        return work(tx, period, officer);
      },
      reachFor(principal, 'write', 'roster'),
    );
  }

  async list(kind: PeriodKind, principal: Principal, query: PeriodListQueryDto) {
    const { limit, cursor } = pageOf(query, { startsAt: 'instant', id: 'uuid' });
    const { officer: officerId = null, precinct = null, from = null, to = null } = query;
    const filter = { officerId, precinct, from, to, after: cursor, limit: limit + 1 };
    const rows = await this.reads.in(reachFor(principal, 'read', 'roster'), (tx) => this.periods.list(tx, kind, filter));
    return pageFrom(rows, limit, ({ startsAt, id }) => ({ startsAt, id }));
  }
}

function overlaps(kind: PeriodKind): DomainError {
  return new DomainError(`${kind}-overlaps`, `This officer has another ${kind} in this time.`);
}
