import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { reachFor, reachOf, scopeOf, type Principal, type Scope } from '@owcr/access';
import { CurrentPrincipal, forbidden, invalid, pageFrom, pageOf, Reads, UuidPipe } from '@owcr/platform';
import { IssueDto, IssuePageDto } from './issue.dto.js';
import { IssueListStore } from './issue-list.store.js';
import { assertMayAny, may, refusal } from './issue.access.js';
import { issueDtoOf } from './issue.row.js';
import { IssueStore } from './issue.store.js';
import { IssueListDto } from './list.dto.js';
import { parseNear } from './near.js';
import { normalReference } from './reference.js';

const place = { reportedAt: 'instant', id: 'uuid' } as const;

@ApiTags('issues')
@Controller('issues')
export class IssueController {
  constructor(
    private readonly issues: IssueStore,
    private readonly lists: IssueListStore,
    private readonly reads: Reads,
  ) {}

  /** Newest first. A person sees what is in their scope. */
  @Get()
  @ApiOkResponse({ type: IssuePageDto })
  async list(@CurrentPrincipal() principal: Principal, @Query() query: IssueListDto): Promise<IssuePageDto> {
    const { limit, cursor } = pageOf(query, place);
    const filter = filterOf(query, readable(principal));
    const rows = await this.reads.in(reachOf(filter.scope), (tx) =>
      this.lists.list(tx, filter, { limit: limit + 1, after: cursor }),
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
}

/** Where somebody may read issues; 403 where that is nowhere. */
export function readable(principal: Principal): Scope {
  const scope = scopeOf(principal, 'read', 'issue');
  if (!scope) throw forbidden();
  return scope;
}

function filterOf({ near, source, reference, ...query }: IssueListDto, scope: Scope) {
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
