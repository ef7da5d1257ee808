import { Controller, Get, Param, Query, Req, type StreamableFile } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiProduces, ApiTags, getSchemaPath } from '@nestjs/swagger';
import { reachFor, reachOf, scopeOf, type Principal, type Scope } from '@owcr/access';
import { issueExportColumns } from '@owcr/contracts';
import {
  csvFile,
  CurrentPrincipal,
  forbidden,
  invalid,
  pageFrom,
  pageOf,
  Reads,
  Trail,
  UuidPipe,
  type ServiceRequest,
} from '@owcr/platform';
import { IssueDto, IssuePageDto } from './issue.dto.js';
import { csvRowOf } from './issue-csv.js';
import { IssueListStore, type IssueFilter, type IssuePage, type IssuePlace, type ListedRow } from './issue-list.store.js';
import { assertMayAny, may, refusal } from './issue.access.js';
import { issueDtoOf } from './issue.row.js';
import { IssueStore } from './issue.store.js';
import { IssueListDto, IssueListFormDto } from './list.dto.js';
import { parseNear } from './near.js';
import { normalReference } from './reference.js';

const csvPageRows = 500;
const place = { reportedAt: 'instant', id: 'uuid' } as const;

@ApiTags('issues')
@Controller('issues')
export class IssueController {
  constructor(
    private readonly issues: IssueStore,
    private readonly lists: IssueListStore,
    private readonly reads: Reads,
    private readonly trail: Trail,
  ) {}

  /** Newest first unless said otherwise. A person sees what is in their scope. A whole list as CSV is on record before it is answered. */
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
    const filter = filterOf(query, readable(principal));
    const oldestFirst = sort === 'reportedAt';
    if (format === 'csv') {
      assertWhole(query);
      await this.trail.tell(request, { result: 'done', action: 'GET /api/v1/issues?format=csv' });
      return csvFile('issues', this.rowsOf(filter, principal, oldestFirst), issueExportColumns);
    }
    const { limit, cursor } = pageOf(query, place);
    const rows = await this.reads.in(reachOf(filter.scope), (tx) =>
      this.lists.list(tx, filter, { limit: limit + 1, after: cursor, oldestFirst }),
    );
    const page = pageFrom(rows, limit, ({ reported_at, id }) => ({ reportedAt: reported_at, id }));
    return { ...page, items: page.items.map((row) => issueDtoOf(row, row.officer_name, principal)) };
  }

  @Get(':id')
  @ApiOkResponse({ type: IssueDto })
  async read(@CurrentPrincipal() principal: Principal, @Param('id', UuidPipe) id: string): Promise<IssueDto> {
    assertMayAny(principal, 'read');
    return this.reads.in(reachFor(principal, 'read', 'issue'), async (tx) => {
      const found = await this.issues.read(tx, id, principal);
      if (!found) throw await this.issues.refusalOf(tx, id, principal);
      if (!may(principal, 'read', found.issue)) throw refusal(principal);
      return found.dto;
    });
  }

  /** All of a list, a page at a time: no more than one is held, and none is fetched before the one before it was taken. */
  private async *rowsOf(filter: IssueFilter, principal: Principal, oldestFirst: boolean): AsyncGenerator<object> {
    let after: IssuePlace | null = null;
    for (;;) {
      const page: IssuePage = { limit: csvPageRows, after, oldestFirst };
      const rows: ListedRow[] = await this.reads.in(reachOf(filter.scope), (tx) => this.lists.list(tx, filter, page));
      for (const row of rows) yield csvRowOf(issueDtoOf(row, row.officer_name, principal));
      const last = rows.at(-1);
      if (!last || rows.length < csvPageRows) return;
      after = { reportedAt: last.reported_at.toISOString(), id: last.id };
    }
  }
}

function assertWhole(query: IssueListDto): void {
  const given = (['limit', 'cursor'] as const).filter((name) => query[name] !== undefined);
  if (given.length > 0)
    throw invalid(given.map((path) => ({ path, message: 'is not taken with format=csv, which is all of the list' })));
}

/** Where somebody may read issues; 403 where that is nowhere. */
export function readable(principal: Principal): Scope {
  const scope = scopeOf(principal, 'read', 'issue');
  if (!scope) throw forbidden();
  return scope;
}

function filterOf({ near, source, reference, ...query }: IssueListDto, scope: Scope): IssueFilter {
  const around = near === undefined ? undefined : parseNear(near);
  if (around === null) throw invalid([{ path: 'near', message: 'must be a place on earth and 1 to 50,000 metres' }]);
  const [system = '', ...id] = source?.split(':') ?? [];
  return {
    ...query,
    scope,
    near: around,
    reference: reference === undefined ? undefined : (normalReference(reference) ?? reference),
    source: source === undefined ? undefined : { system, id: id.join(':') },
  };
}
