import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiSecurity, ApiTags } from '@nestjs/swagger';
import { can, type Principal } from '@owcr/access';
import { CommandMeta, Commands, CurrentPrincipal, forbidden, invalid, TakesBodies, type CommandRequest } from '@owcr/platform';
import { PlaceImport } from './place-import.js';
import {
  itemsDefault,
  locationOf,
  placeFileLimits,
  PlaceImportDto,
  PlaceImportQueryDto,
  PlaceImportSummaryDto,
  PlaceSearchDto,
  PlaceSearchQueryDto,
  PublicPlaceSearchDto,
} from './place.dto.js';
import { PlaceFinder } from './place-finder.js';

@ApiTags('places')
@Controller('places')
export class PlaceController {
  constructor(
    private readonly places: PlaceFinder,
    private readonly placeImport: PlaceImport,
    private readonly commands: Commands,
  ) {}

  /** Streets, house numbers and crossings that may be meant by what was typed so far, each with how exact it is. */
  @Get('search')
  @ApiOkResponse({ type: PlaceSearchDto })
  search(
    @CurrentPrincipal() principal: Principal,
    @Query() { q, limit = itemsDefault, lang = 'en', near }: PlaceSearchQueryDto,
  ): Promise<PlaceSearchDto> {
    if (!can(principal, 'read', 'place')) throw forbidden();
    const location = near === undefined ? null : locationOf(near);
    if (near !== undefined && !location) throw invalid([{ path: 'near', message: 'must lie on the earth' }]);
    return this.places.search({ q, limit, lang, near: location });
  }

  /** Streets and house numbers of the city, from a file. The same rows again change nothing. */
  @Post('import')
  @TakesBodies(placeFileLimits)
  @HttpCode(200)
  @ApiOkResponse({ type: PlaceImportSummaryDto })
  import(
    @CurrentPrincipal() principal: Principal,
    @CommandMeta() request: CommandRequest,
    @Query() { dryRun = false }: PlaceImportQueryDto,
    @Body() { addresses, streets }: PlaceImportDto,
  ): Promise<PlaceImportSummaryDto> {
    if (!can(principal, 'import', 'place')) throw forbidden();
    return this.commands.run(request, (tx) => this.placeImport.import(tx, addresses ?? [], streets ?? [], dryRun));
  }
}

/** The same search for residents without an account. */
@ApiTags('public')
@ApiSecurity({})
@Controller('public/places')
export class PublicPlaceController {
  constructor(private readonly places: PlaceFinder) {}

  @Post('search')
  @HttpCode(200)
  @ApiOkResponse({ type: PlaceSearchDto })
  search(
    @CurrentPrincipal() principal: Principal,
    @Body() { q, limit, lang, near }: PublicPlaceSearchDto,
  ): Promise<PlaceSearchDto> {
    if (!can(principal, 'read', 'place')) throw forbidden();
    return this.places.search({ q, limit: limit ?? itemsDefault, lang: lang ?? 'en', near: near ?? null });
  }
}
