import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { can, type Principal } from '@owcr/access';
import { CurrentPrincipal, forbidden } from '@owcr/platform';
import { DeadlinePreviewDto, DeadlinePreviewQueryDto } from './deadline-preview.dto.js';
import { previewOf } from './policy.js';
import { PolicyStore } from './policy.store.js';

@ApiTags('deadlines')
@Controller('deadlines/preview')
export class DeadlinePreviewController {
  constructor(private readonly policies: PolicyStore) {}

  /** When an issue of this category and priority would have to be acknowledged and resolved, were it reported now. */
  @Get()
  @ApiOkResponse({ type: DeadlinePreviewDto })
  async preview(
    @CurrentPrincipal() principal: Principal,
    @Query() { category, priority }: DeadlinePreviewQueryDto,
  ): Promise<DeadlinePreviewDto> {
    if (!can(principal, 'read', 'policy')) throw forbidden();
    const { policies, now } = await this.policies.allNow();
    return previewOf(policies, { category, priority, now });
  }
}
