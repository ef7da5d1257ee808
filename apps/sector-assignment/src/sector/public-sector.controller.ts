import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiProperty, ApiSecurity, ApiTags } from '@nestjs/swagger';
import { can, theService, type Principal } from '@owcr/access';
import { CurrentPrincipal, forbidden, Reads } from '@owcr/platform';
import { IsNumber, Max, Min } from 'class-validator';
import { SectorLocator } from './sector.locator.js';

/** In the body: where somebody is stands in no address and in no log. */
export class PublicPointDto {
  @ApiProperty({ minimum: -90, maximum: 90 })
  @IsNumber()
  @Min(-90)
  @Max(90)
  lat: number;

  @ApiProperty({ minimum: -180, maximum: 180 })
  @IsNumber()
  @Min(-180)
  @Max(180)
  lng: number;
}

export class CoveredDto {
  @ApiProperty({ description: 'Whether the point lies in a sector. A report from elsewhere is looked at by a clerk.' })
  covered: boolean;
}

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
