import { Controller, Get, Param, Query, Sse, type MessageEvent } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { reachOf, type Principal } from '@owcr/access';
import { CurrentPrincipal, forbidden, LastEventId, ListQueryDto, notFound, pageFrom, pageOf } from '@owcr/platform';
import type { Observable } from 'rxjs';
import { boardOf, sees } from './board.answer.js';
import { BoardDto, BoardIssuePageDto } from './board.answer.dto.js';
import { BoardQueryDto, BoardStreamQueryDto } from './board.dto.js';
import { BoardReader } from './board-reader.store.js';
import { BoardStream } from './board.stream.js';
import { outlookOf } from './outlook.js';

@ApiTags('board')
@Controller('board')
export class BoardController {
  constructor(
    private readonly reader: BoardReader,
    private readonly live: BoardStream,
  ) {}

  /** What is open, sector by sector. */
  @Get()
  @ApiOkResponse({ type: BoardDto })
  async read(@CurrentPrincipal() principal: Principal, @Query() { precinct }: BoardQueryDto): Promise<BoardDto> {
    const outlook = outlookOf(principal, precinct);
    return boardOf(await this.reader.snapshot(reachOf(outlook.scope)), outlook);
  }

  /** The rows that change, from now on or from where I left off. */
  @Sse('stream')
  stream(
    @CurrentPrincipal() principal: Principal,
    @Query() { precinct, since }: BoardStreamQueryDto,
    @LastEventId() lastEventId: number | null,
  ): Promise<Observable<MessageEvent>> {
    return this.live.open(outlookOf(principal, precinct), lastEventId ?? since ?? null);
  }

  /** My open issues with their deadlines, oldest first: what an officer has to do, in one answer. */
  @Get('mine')
  @ApiOkResponse({ type: BoardIssuePageDto })
  async mine(@CurrentPrincipal() principal: Principal, @Query() query: ListQueryDto): Promise<BoardIssuePageDto> {
    const outlook = outlookOf(principal);
    const { limit, cursor } = pageOf(query, { reportedAt: 'instant', issueId: 'uuid' });
    const asked = { officerId: principal.id, after: cursor, limit: limit + 1 };
    const issues = await this.reader.issuesOf(reachOf(outlook.scope), asked);
    return pageFrom(issues, limit, ({ reportedAt, issueId }) => ({ reportedAt, issueId }));
  }

  /** The open issues of one sector, oldest first. */
  @Get(':sector')
  @ApiOkResponse({ type: BoardIssuePageDto })
  async issues(
    @CurrentPrincipal() principal: Principal,
    @Param('sector') sector: string,
    @Query() query: ListQueryDto,
  ): Promise<BoardIssuePageDto> {
    const outlook = outlookOf(principal);
    const { limit, cursor } = pageOf(query, { reportedAt: 'instant', issueId: 'uuid' });
    const precinct = await this.reader.precinctOf(sector);
    if (precinct === undefined) throw notFound('sector');
    if (!sees(outlook, { precinct })) throw forbidden('This sector lies outside your precincts.');
    const issues = await this.reader.issues(reachOf(outlook.scope), { sector, after: cursor, limit: limit + 1 });
    return pageFrom(issues, limit, ({ reportedAt, issueId }) => ({ reportedAt, issueId }));
  }
}
