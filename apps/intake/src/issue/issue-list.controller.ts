import { Body, Controller, Get, HttpCode, Post, Query, Req, type StreamableFile } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiProduces, ApiTags, getSchemaPath } from '@nestjs/swagger';
import { mayFilterBy, reachOf, type Principal } from '@owcr/access';
import {
  csvFile,
  CurrentPrincipal,
  decodeCursor,
  encodeCursor,
  invalid,
  pageLimitDefault,
  Reads,
  Trail,
  type ServiceRequest,
} from '@owcr/platform';
import { IntakeConfiguration } from '../intake.configuration.js';
import { readable } from './issue.access.js';
import { csvRowOf, issueColumns } from './issue-csv.js';
import { IssueCountsDto, type IssueDto, IssuePageDto } from './issue.dto.js';
import { IssueListStore, type IssueFilter, type ListedRow, type ListView } from './issue-list.store.js';
import { keys, orderOf, type Order, type Position } from './issue-order.js';
import { Searches } from './issue-search.store.js';
import { issueDtoOf } from './issue.row.js';
import {
  IssueCountsQueryDto,
  IssueListDto,
  IssueListFormDto,
  IssueSearchCountsQueryDto,
  IssueSearchDto,
  IssueSearchQueryDto,
} from './list.dto.js';
import { parseNear } from './near.js';
import { normalReference } from './reference.js';
import { endOfToday } from './today.js';

const csvPageRows = 500;
const cursorShape = { sort: 'text', key: 'text', reportedAt: 'instant', id: 'uuid' } as const;

@ApiTags('issues')
@Controller('issues')
export class IssueListController {
  constructor(
    private readonly lists: IssueListStore,
    private readonly searches: Searches,
    private readonly reads: Reads,
    private readonly trail: Trail,
    private readonly configuration: IntakeConfiguration,
  ) {}

  /**
   * Newest first unless said otherwise; what is searched for, best first. A person sees what is in their scope. A whole list as CSV is on
   * record before it is answered, and so is a contact that was searched for.
   */
  @Get()
  @ApiProduces('application/json', 'text/csv')
  @ApiExtraModels(IssuePageDto)
  @ApiOkResponse({
    content: {
      'application/json': { schema: { $ref: getSchemaPath(IssuePageDto) } },
      'text/csv': { schema: { type: 'string' } },
    },
  })
  async list(
    @CurrentPrincipal() principal: Principal,
    @Query() { sort, format, ...query }: IssueListFormDto,
    @Req() request: ServiceRequest,
  ): Promise<IssuePageDto | StreamableFile> {
    const filter = await this.filterOf(query, principal, request);
    const order = orderOf(sort, filter.search !== undefined);
    if (format === 'csv') {
      assertWhole(query);
      await this.trail.tell(request, { result: 'done', action: 'GET /api/v1/issues?format=csv' });
      return csvFile('issues', this.rowsOf(filter, principal, order), issueColumns);
    }
    return this.page(filter, order, query, principal);
  }

  /** The same list of what is searched for, which stands in no address here: it may be somebody's telephone number. Nothing is stored. */
  @Post('search')
  @HttpCode(200)
  @ApiOkResponse({ type: IssuePageDto })
  async search(
    @CurrentPrincipal() principal: Principal,
    @Query() { sort, ...query }: IssueSearchQueryDto,
    @Body() { q }: IssueSearchDto,
    @Req() request: ServiceRequest,
  ): Promise<IssuePageDto> {
    const filter = await this.filterOf({ ...query, q }, principal, request);
    return this.page(filter, orderOf(sort, true), query, principal);
  }

  /** How many of what is searched for the same filters leave in each view. Nothing is stored. */
  @Post('search/counts')
  @HttpCode(200)
  @ApiOkResponse({ type: IssueCountsDto })
  searchCounts(
    @CurrentPrincipal() principal: Principal,
    @Query() query: IssueSearchCountsQueryDto,
    @Body() { q }: IssueSearchDto,
    @Req() request: ServiceRequest,
  ): Promise<IssueCountsDto> {
    return this.counts(principal, { ...query, q }, request);
  }

  /** How many the same filters leave in each view, for whoever asks. */
  @Get('counts')
  @ApiOkResponse({ type: IssueCountsDto })
  async counts(
    @CurrentPrincipal() principal: Principal,
    @Query() query: IssueCountsQueryDto,
    @Req() request: ServiceRequest,
  ): Promise<IssueCountsDto> {
    const filter = await this.filterOf(query, principal, request);
    const todayEndsAt = this.todayEndsAt(query);
    return this.reads.in(reachOf(filter.scope), async (tx) => {
      const count = (name: ListView) => this.lists.total(tx, { ...filter, view: { name, todayEndsAt } });
      const isShown = (field: keyof IssueDto) => mayFilterBy(principal, 'issue', field);
      return {
        open: await count('open'),
        late: isShown('deadline') ? await count('late') : null,
        dueToday: isShown('deadline') ? await count('due-today') : null,
        unassigned: isShown('officer') ? await count('unassigned') : null,
        all: await this.lists.total(tx, filter),
      };
    });
  }

  private async page(
    filter: IssueFilter,
    order: Order,
    { limit = pageLimitDefault, cursor }: IssueListDto,
    principal: Principal,
  ): Promise<IssuePageDto> {
    const after = cursor === undefined ? null : positionOf(cursor, order);
    const { rows, total } = await this.reads.in(reachOf(filter.scope), async (tx) => ({
      rows: await this.lists.list(tx, filter, { limit: limit + 1, after, order }),
      total: after ? null : await this.lists.total(tx, filter),
    }));
    const shown = rows.slice(0, limit);
    const last = rows.length > limit ? shown.at(-1) : undefined;
    return {
      items: shown.map((row) => issueDtoOf(row, row.officer_name, principal)),
      nextCursor: last ? encodeCursor({ sort: nameOf(order), ...placeOf(last, order) }) : null,
      total: total?.total ?? null,
      totalIsAtLeast: total?.totalIsAtLeast ?? null,
    };
  }

  /** All of a list, a page at a time: no more than one is held, and none is fetched before the one before it was taken. */
  private async *rowsOf(filter: IssueFilter, principal: Principal, order: Order): AsyncGenerator<object> {
    let after: Position | null = null;
    for (;;) {
      const page = { limit: csvPageRows, after, order };
      const rows: ListedRow[] = await this.reads.in(reachOf(filter.scope), (tx) => this.lists.list(tx, filter, page));
      for (const row of rows) yield csvRowOf(issueDtoOf(row, row.officer_name, principal));
      const last = rows.at(-1);
      if (!last || rows.length < csvPageRows) return;
      after = placeOf(last, order);
    }
  }

  private async filterOf(query: IssueListDto, principal: Principal, request: ServiceRequest): Promise<IssueFilter> {
    const scope = readable(principal);
    const { near, source, reference, q, view, ...same } = query;
    const around = near === undefined ? undefined : parseNear(near);
    if (around === null) throw invalid([{ path: 'near', message: 'must be a place on earth and 1 to 50,000 metres' }]);
    const [system = '', ...id] = source?.split(':') ?? [];
    return {
      ...same,
      scope,
      near: around,
      view: view && { name: view, todayEndsAt: this.todayEndsAt(query) },
      search: q === undefined ? undefined : await this.searches.of(q, principal, request),
      reference: reference === undefined ? undefined : (normalReference(reference) ?? reference),
      source: source === undefined ? undefined : { system, id: id.join(':') },
    };
  }

  private todayEndsAt({ tz = this.configuration.DEPARTMENT_TIME_ZONE }: IssueListDto): string {
    return endOfToday(new Date().toISOString(), tz);
  }
}

const nameOf = ({ by, isDescending }: Order) => `${isDescending ? '-' : ''}${by}`;

function placeOf(row: ListedRow, { by }: Order): Position {
  return { key: keys[by].of(row), reportedAt: row.reported_at.toISOString(), id: row.id };
}

/** A cursor goes on with the list it came from: another order, or a key that cannot be one, is refused as no cursor of ours. */
function positionOf(cursor: string, order: Order): Position {
  const { sort, ...position } = decodeCursor(cursor, cursorShape);
  if (sort !== nameOf(order) || !keys[order.by].isKey(position.key))
    throw invalid([{ path: 'cursor', message: 'must be the nextCursor of an earlier answer with the same order' }]);
  return position;
}

function assertWhole(query: IssueListDto): void {
  const given = (['limit', 'cursor'] as const).filter((name) => query[name] !== undefined);
  if (given.length > 0)
    throw invalid(given.map((path) => ({ path, message: 'is not taken with format=csv, which is all of the list' })));
}
