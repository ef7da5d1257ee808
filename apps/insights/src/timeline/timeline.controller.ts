import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { can, reachFor, type Principal } from '@owcr/access';
import { CurrentPrincipal, forbidden, Reads, UuidPipe } from '@owcr/platform';
import { TimelineDto } from './timeline.answer.dto.js';
import { timelineOf } from './timeline.js';
import { TimelineStore } from './timeline.store.js';

/** More than any issue has that people work on; beyond it, the oldest are shown and the answer says so. */
const entriesMax = 2_000;

@ApiTags('timeline')
@Controller('timeline')
export class TimelineController {
  constructor(
    private readonly timeline: TimelineStore,
    private readonly reads: Reads,
  ) {}

  /** All that happened to an issue, in order. */
  @Get(':issueId')
  @ApiOkResponse({ type: TimelineDto })
  async read(@CurrentPrincipal() principal: Principal, @Param('issueId', UuidPipe) issueId: string): Promise<TimelineDto> {
    if (!can(principal, 'read', 'timeline')) throw forbidden();
    const entries = await this.reads.in(reachFor(principal, 'read', 'timeline'), async (tx) => {
      const whereabouts = await this.timeline.whereabouts(tx, issueId);
      if (!whereabouts) throw await this.timeline.refusalOf(tx, issueId);
      if (!can(principal, 'read', { type: 'timeline', ...whereabouts }))
        throw forbidden('This issue lies outside your precincts.');
      return this.timeline.read(tx, issueId, entriesMax + 1);
    });
    return { issueId, items: timelineOf(entries.slice(0, entriesMax)), truncated: entries.length > entriesMax };
  }
}
