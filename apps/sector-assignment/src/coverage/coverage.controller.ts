import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { reachFor, scopeOf, type Principal } from '@owcr/access';
import type { Tx } from '@owcr/messaging';
import { CurrentPrincipal, forbidden, Reads } from '@owcr/platform';
import { coverageAt, gapsOf, type SectorCoverage } from './coverage.js';
import {
  CoverageDto,
  CoverageHoursDto,
  CoverageHoursQueryDto,
  coverageHoursMax,
  CoverageQueryDto,
  type SectorCoverageDto,
} from './coverage.dto.js';
import { CoverageStore } from './coverage.store.js';

const hourMs = 60 * 60 * 1000;
const hoursUsual = 24;

@ApiTags('coverage')
@Controller('coverage')
export class CoverageController {
  constructor(
    private readonly store: CoverageStore,
    private readonly reads: Reads,
  ) {}

  /** Which sectors have an officer on shift at an instant, whom, and until when. */
  @Get()
  @ApiOkResponse({ type: CoverageDto })
  async at(@CurrentPrincipal() principal: Principal, @Query() { at, precinct }: CoverageQueryDto): Promise<CoverageDto> {
    const precincts = precinctsFor(principal, precinct);
    return this.read(principal, async (tx) => {
      const atMs = at === undefined ? await this.store.nowMs(tx) : Date.parse(at);
      const horizonMs = atMs + coverageHoursMax * hourMs;
      const beats = await this.store.beats(tx, precincts, { fromMs: atMs, toMs: horizonMs });
      return { at: instantOf(atMs), items: beats.map((beat) => shown(coverageAt(beat, atMs, horizonMs))) };
    });
  }

  /** When the sectors of a span have no officer on shift. */
  @Get('hours')
  @ApiOkResponse({ type: CoverageHoursDto })
  async hours(
    @CurrentPrincipal() principal: Principal,
    @Query() { from, hours = hoursUsual, precinct }: CoverageHoursQueryDto,
  ): Promise<CoverageHoursDto> {
    const precincts = precinctsFor(principal, precinct);
    return this.read(principal, async (tx) => {
      const fromMs = from === undefined ? await this.store.nowMs(tx) : Date.parse(from);
      const span = { fromMs, toMs: fromMs + hours * hourMs };
      const items = (await this.store.beats(tx, precincts, span)).map((beat) => ({
        sector: beat.sector,
        precinct: beat.precinct,
        gaps: gapsOf(beat, span).map((gap) => ({ from: instantOf(gap.fromMs), to: instantOf(gap.toMs) })),
      }));
      return { from: instantOf(span.fromMs), to: instantOf(span.toMs), items };
    });
  }

  /** An officer who is named for a sector of the reader's may serve elsewhere too, so the roster is read as far as the reader may read it. */
  private read<T>(principal: Principal, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.reads.in(reachFor(principal, 'read', 'roster'), work);
  }
}

/** Coverage is for who reads the board, of the same precincts. Null: of all. */
function precinctsFor(principal: Principal, precinct: string | undefined): readonly string[] | null {
  const scope = scopeOf(principal, 'read', 'board');
  if (!scope) throw forbidden();
  if (precinct === undefined) return scope.everywhere ? null : scope.precincts;
  if (!scope.everywhere && !scope.precincts.includes(precinct)) throw forbidden('This precinct is not one of yours.');
  return [precinct];
}

function shown({ onShift, absent, coverEndsMs, nextCoverMs, ...rest }: SectorCoverage): SectorCoverageDto {
  const until = ({ untilMs, ...officer }: SectorCoverage['onShift'][number]) => ({ ...officer, until: instantOf(untilMs) });
  return {
    ...rest,
    onShift: onShift.map(until),
    absent: absent.map(until),
    coverEndsAt: coverEndsMs === null ? null : instantOf(coverEndsMs),
    nextCoverAt: nextCoverMs === null ? null : instantOf(nextCoverMs),
  };
}

function instantOf(ms: number): string {
  return new Date(ms).toISOString();
}
