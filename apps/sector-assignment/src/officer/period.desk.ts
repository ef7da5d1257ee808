import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { can, reachFor, type Principal } from '@owcr/access';
import { Commands, DomainError, forbidden, invalid, pageFrom, pageOf, Reads, type CommandRequest } from '@owcr/platform';
import { ReviewSweep } from '../assignment/review.sweep.js';
import type { PeriodDto, PeriodListQueryDto } from './officer.dto.js';
import { keepsRosterOf } from './officer.access.js';
import { OfficerStore } from './officer.store.js';
import { periodFault, type Period, type PeriodKind } from './period.js';
import { PeriodStore } from './period.store.js';
import { RosterPublisher } from './roster.publisher.js';

/** What shifts and absences have in common: who may enter them, and what may not be. */
@Injectable()
export class PeriodDesk {
  constructor(
    private readonly periods: PeriodStore,
    private readonly officers: OfficerStore,
    private readonly commands: Commands,
    private readonly sweep: ReviewSweep,
    private readonly reads: Reads,
    private readonly publisher: RosterPublisher,
  ) {}

  async add(
    kind: PeriodKind,
    principal: Principal,
    command: CommandRequest,
    { officerId, startsAt, endsAt }: PeriodDto,
  ): Promise<Period> {
    if (!can(principal, 'write', 'roster')) throw forbidden();
    const fault = periodFault(kind, Date.parse(startsAt), Date.parse(endsAt));
    if (fault) throw invalid([{ path: 'endsAt', message: fault }]);
    const officer = await this.officers.find(officerId);
    if (!officer) throw invalid([{ path: 'officerId', message: 'is not in the roster' }]);
    if (!keepsRosterOf(principal, officer)) throw forbidden();
    const period = {
      id: randomUUID(),
      officerId,
      startsAt: new Date(startsAt).toISOString(),
      endsAt: new Date(endsAt).toISOString(),
    };
    return this.commands.run(
      command,
      async (tx) => {
        if (!(await this.periods.add(tx, kind, period))) {
          throw new DomainError(`${kind}-overlaps`, `This officer has another ${kind} in this time.`);
        }
        // Issues that found everybody absent wait in review: when somebody is back they are tried again.
        if (kind === 'absence') await this.sweep.startAt(tx, period.endsAt);
        await this.publisher.publishAgain(tx, [officerId]);
        return period;
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
