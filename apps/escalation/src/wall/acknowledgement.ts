import { Injectable } from '@nestjs/common';
import { can, mayAcknowledge, reachOf, theService } from '@owcr/access';
import { extendReach, type Tx } from '@owcr/messaging';
import { Commands, type CommandTarget, DomainError, forbidden, notFound, versionConflict } from '@owcr/platform';
import { ClockStore } from '../clock/clock.store.js';
import { acknowledge } from '../clock/ladder.js';
import type { EscalationDto } from './escalation.dto.js';
import { toDto } from './escalation.view.js';
import { acknowledgeableBy } from './wall.access.js';
import { type WallRow, WallStore } from './wall.store.js';
import { happen } from '../clock/work.js';

/** A supervisor takes an escalation on. */
@Injectable()
export class Acknowledgement {
  constructor(
    private readonly commands: Commands,
    private readonly clocks: ClockStore,
    private readonly wall: WallStore,
  ) {}

  async give({ id, version, principal, request }: CommandTarget): Promise<EscalationDto> {
    if (!can(principal, 'acknowledge', 'escalation')) throw forbidden();
    return this.commands.run(
      request,
      async (tx) => {
        const { issueId } = await this.found(tx, id);
        // All escalations of an issue are decided on together, also those that its sender does not see.
        await extendReach(tx, theService);
        const works = await this.clocks.lock(tx, [issueId]);
        const work = works.get(issueId);
        const row = await this.found(tx, id);
        if (!mayAcknowledge(principal, { ...row, ownerId: row.owner?.id ?? null })) throw forbidden();
        refuseUnlessOpen(row, version);
        if (!work) throw notFound('escalation');
        happen(work, acknowledge(work.state, row.kind, row.level, principal.id, await this.clocks.now(tx)));
        await this.clocks.save(tx, works.values());
        return toDto(await this.found(tx, id));
      },
      reachOf(acknowledgeableBy(principal)),
    );
  }

  private async found(tx: Tx, id: string): Promise<WallRow> {
    const row = await this.wall.find(tx, id);
    if (!row) throw await this.wall.refusalOf(tx, id);
    return row;
  }
}

function refuseUnlessOpen({ state, version }: WallRow, seenVersion: number): void {
  if (state === 'acknowledged') {
    throw new DomainError('already-acknowledged', 'Somebody has acknowledged this already.', { currentVersion: version });
  }
  if (state === 'closed')
    throw new DomainError('escalation-closed', 'This was handled in the meantime.', { currentVersion: version });
  if (version !== seenVersion) throw versionConflict(version);
}
