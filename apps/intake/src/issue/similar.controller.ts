import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { reachOf, scopeOf, type Principal } from '@owcr/access';
import { CurrentPrincipal, forbidden, Reads } from '@owcr/platform';
import { issueDtoOf } from './issue.row.js';
import { SimilarDto } from './list.dto.js';
import { SimilarIssuesDto, type SimilarReasonDto } from './similar.dto.js';
import { SimilarStore, type SimilarRow } from './similar.store.js';

/** Below this, texts have only chance in common. */
const likenessMin = 0.4;

@ApiTags('issues')
@Controller('issues/similar')
export class SimilarController {
  constructor(
    private readonly similar: SimilarStore,
    private readonly reads: Reads,
  ) {}

  /** Likely duplicates of what is about to be reported, each with why. */
  @Get()
  @ApiOkResponse({ type: SimilarIssuesDto })
  async find(
    @CurrentPrincipal() principal: Principal,
    @Query() { category, lat, lng, text }: SimilarDto,
  ): Promise<SimilarIssuesDto> {
    const scope = scopeOf(principal, 'read', 'issue');
    if (!scope) throw forbidden();
    const rows = await this.reads.in(reachOf(scope), (tx) =>
      this.similar.find(tx, { category, centre: { lat, lng }, text: text ?? null, scope }),
    );
    return { items: rows.map((row) => ({ ...issueDtoOf(row, row.officer_name, principal), reasons: reasonsOf(row) })) };
  }
}

function reasonsOf({ metres, age_days, likeness }: SimilarRow): SimilarReasonDto[] {
  const reasons: SimilarReasonDto[] = [
    { code: 'near', detail: Math.round(metres) },
    { code: 'recent', detail: Math.max(0, Math.floor(age_days)) },
  ];
  return likeness >= likenessMin ? [...reasons, { code: 'similar-text', detail: Math.round(likeness * 100) / 100 }] : reasons;
}
