import { Controller, Get, Headers, Query } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Principal } from '@owcr/access';
import { CurrentPrincipal, invalid } from '@owcr/platform';
import { formatOf } from '../answer-format.js';
import { outlookOf } from '../board/outlook.js';
import { csvSchema, trendsSchema, weeksSchema } from './trends.answer.js';
import { trendsFile } from './trends.csv.js';
import { TrendsQueryDto, WeeksQueryDto } from './trends.dto.js';
import { periodBefore, periodFault, periodOf, trendsOf, type Period } from './trends.js';
import { TrendsStore } from './trends.store.js';
import { inTimeTarget, weekLines, weeksOf } from './weeks.js';

@ApiTags('trends')
@Controller('trends')
export class TrendsController {
  constructor(private readonly store: TrendsStore) {}

  /** How long the issues of a period waited and took, by sector or category, beside the period before. */
  @Get()
  @ApiProduces('application/json', 'text/csv')
  @ApiOkResponse({ content: { 'application/json': { schema: trendsSchema }, 'text/csv': { schema: csvSchema } } })
  async read(
    @CurrentPrincipal() principal: Principal,
    @Query() query: TrendsQueryDto,
    @Headers('accept') accept: string | undefined,
  ) {
    const { by = 'sector', precinct, format } = query;
    const outlook = outlookOf(principal, precinct);
    const period = periodOf(timeOf(query.from), timeOf(query.to), await this.store.nowMs(outlook));
    const fault = periodFault(period);
    if (fault) throw invalid([fault]);
    const trends = trendsOf(await this.store.counts(outlook, period, by));
    if (formatOf(format, accept) === 'csv') return trendsFile(trends.items, by);
    return { by, ...shown(period), before: shown(periodBefore(period)), ...trends };
  }

  /** Reports and resolutions week by week, and how much was done in time, by sector or category. Weeks are counted back from `to`. */
  @Get('weeks')
  @ApiOkResponse({ schema: weeksSchema })
  async weeks(@CurrentPrincipal() principal: Principal, @Query() { by = 'sector', precinct, ...query }: WeeksQueryDto) {
    const outlook = outlookOf(principal, precinct);
    const asked = periodOf(timeOf(query.from), timeOf(query.to), await this.store.nowMs(outlook));
    const fault = periodFault(asked);
    if (fault) throw invalid([fault]);
    const weeks = weeksOf(asked);
    const whole = { fromMs: weeks[0]?.fromMs ?? asked.toMs, toMs: asked.toMs };
    const lines = weekLines(await this.store.weeks(outlook, whole, by), weeks.length);
    return { by, target: inTimeTarget, weeks: weeks.map(shown), ...lines };
  }
}

function timeOf(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Date.parse(text);
}

function shown({ fromMs, toMs }: Period): { from: string; to: string } {
  return { from: new Date(fromMs).toISOString(), to: new Date(toMs).toISOString() };
}
