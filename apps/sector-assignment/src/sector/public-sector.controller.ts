import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiSecurity, ApiTags } from '@nestjs/swagger';
import { can, theService, type Principal } from '@owcr/access';
import { CurrentPrincipal, forbidden, Reads } from '@owcr/platform';
import { CoveredDto, PublicPointDto } from './public-sector.dto.js';
import { SectorLocator } from './sector.locator.js';

/** What residents may know of sectors: whether the program covers a place. */
@ApiTags('public')
@ApiSecurity({})
@Controller('public/sectors')
export class PublicSectorController {
  constructor(
    private readonly locator: SectorLocator,
    private readonly reads: Reads,
  ) {}

  @Post('at')
  @HttpCode(200)
  @ApiOkResponse({ type: CoveredDto })
  async at(@CurrentPrincipal() principal: Principal, @Body() { lat, lng }: PublicPointDto): Promise<CoveredDto> {
    if (!can(principal, 'read', 'place')) throw forbidden();
    const index = await this.reads.in(theService, (tx) => this.locator.current(tx));
    return { covered: index.locate(lat, lng) !== null };
  }
}
