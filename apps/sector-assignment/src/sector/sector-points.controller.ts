import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { can, theService, type Principal } from '@owcr/access';
import { CurrentPrincipal, forbidden, Reads, TakesBodies } from '@owcr/platform';
import { SectorPlaceDto } from './sector-answer.dto.js';
import { SectorLocator } from './sector.locator.js';
import { pointsLimits, PointsDto, PointSectorsDto } from './sector-points.dto.js';

@ApiTags('sectors')
@Controller('sectors')
export class SectorPointsController {
  constructor(
    private readonly reads: Reads,
    private readonly locator: SectorLocator,
  ) {}

  /** The sectors of many points at once, as dispatching would find them. A POST because of its length; nothing is stored. */
  @Post('at')
  @TakesBodies(pointsLimits)
  @HttpCode(200)
  @ApiExtraModels(SectorPlaceDto)
  @ApiOkResponse({ type: PointSectorsDto })
  async at(@CurrentPrincipal() principal: Principal, @Body() { points }: PointsDto): Promise<PointSectorsDto> {
    if (!can(principal, 'read', 'sector')) throw forbidden();
    const index = await this.reads.in(theService, (tx) => this.locator.current(tx));
    return {
      items: points.map(({ lat, lng }) => {
        const found = index.locate(lat, lng);
        return found && { sector: found.sector, precinct: found.precinct };
      }),
    };
  }
}
