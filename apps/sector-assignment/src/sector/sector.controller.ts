import { Body, Controller, Get, Headers, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { ApiBody, ApiExtraModels, ApiOkResponse, ApiTags, refs } from '@nestjs/swagger';
import { can, nobody, reachFor, type Principal } from '@owcr/access';
import {
  CommandMeta,
  Commands,
  CurrentPrincipal,
  DomainError,
  forbidden,
  invalid,
  notFound,
  pageFrom,
  pageOf,
  TakesBodies,
  type CommandRequest,
} from '@owcr/platform';
import { ProspectStore } from '../assignment/prospect.store.js';
import { boundaryFileLimits, faultOf, featuresMax, type ReadingRules } from './geojson.reader.js';
import { precinctFromPattern, precinctFromProperty, type PrecinctRule } from './precinct.rule.js';
import { SectorBoundaryDto, SectorFeatureCollectionDto, SectorHeadPageDto } from './sector.answer.dto.js';
import { ProspectDto, RetiredSectorDto, SectorImportDto } from './sector-answer.dto.js';
import { DryRunQueryDto } from '../officer/officer.dto.js';
import { PointQueryDto, SectorImportQueryDto, SectorListQueryDto } from './sector.dto.js';
import { SectorImporter } from './sector.importer.js';
import { SectorRetirement } from './sector.retirement.js';
import { SectorStore } from './sector.store.js';

/** What is set of the answer's frame. */
interface Reply {
  header(name: string, value: string): unknown;
  status(code: number): unknown;
}

@ApiTags('sectors')
@Controller('sectors')
export class SectorController {
  constructor(
    private readonly sectors: SectorStore,
    private readonly prospects: ProspectStore,
    private readonly importer: SectorImporter,
    private readonly retirement: SectorRetirement,
    private readonly commands: Commands,
  ) {}

  @Post('import')
  @TakesBodies(boundaryFileLimits)
  @HttpCode(200)
  @ApiBody({ description: 'A GeoJSON FeatureCollection of at most 20 MB.', schema: { type: 'object' } })
  @ApiOkResponse({ type: SectorImportDto })
  async import(
    @CurrentPrincipal() principal: Principal,
    @CommandMeta() command: CommandRequest,
    @Query() query: SectorImportQueryDto,
    @Body() body: unknown,
  ): Promise<SectorImportDto> {
    if (!can(principal, 'import', 'sector')) throw forbidden();
    const rules = readingRules(query);
    const fault = faultOf(body);
    if (fault) throw invalid([fault]);
    const file = body as { features: unknown[] };
    const dryRun = query.dryRun ?? false;
    // A dry run counts the open issues that would move; an import touches nothing that belongs to anybody.
    const reach = dryRun ? reachFor(principal, 'read', 'assignment') : nobody;
    return this.commands.run(command, (tx) => this.importer.import(tx, file, rules, dryRun), reach);
  }

  /** Gives a sector up, after it was renamed or split: from now on nothing is assigned by it. Retired again, it stays so. */
  @Post(':code/retire')
  @HttpCode(200)
  @ApiOkResponse({ type: RetiredSectorDto })
  async retire(
    @CurrentPrincipal() principal: Principal,
    @CommandMeta() command: CommandRequest,
    @Param('code') code: string,
    @Query() { dryRun = false }: DryRunQueryDto,
  ): Promise<RetiredSectorDto> {
    if (!can(principal, 'import', 'sector')) throw forbidden();
    return this.commands.run(command, (tx) => this.retirement.retire(tx, code.normalize('NFC'), dryRun));
  }

  /** The sector of a point, and who would get an issue reported there now. Nothing is stored. */
  @Get('at')
  @ApiOkResponse({ type: ProspectDto })
  async at(@CurrentPrincipal() principal: Principal, @Query() query: PointQueryDto): Promise<ProspectDto> {
    if (!can(principal, 'read', 'sector')) throw forbidden();
    const { lat, lng, category = null, priority = 'normal' } = query;
    const found = await this.prospects.at(principal, { location: { lat, lng }, category, priority });
    if (!found) throw new DomainError('outside-sectors', 'No sector holds this point.', { status: 404 });
    return found;
  }

  /** A page of sectors; or all of them with their boundaries, which a map keeps and asks again with `If-None-Match`. */
  @Get()
  @ApiExtraModels(SectorHeadPageDto, SectorFeatureCollectionDto)
  @ApiOkResponse({
    description: 'A page, or with `format=geojson` a FeatureCollection.',
    schema: { oneOf: refs(SectorHeadPageDto, SectorFeatureCollectionDto) },
  })
  async list(
    @CurrentPrincipal() principal: Principal,
    @Query() query: SectorListQueryDto,
    @Headers('if-none-match') known: string | undefined,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<SectorHeadPageDto | SectorFeatureCollectionDto | undefined> {
    if (!can(principal, 'read', 'sector')) throw forbidden();
    const precinct = query.precinct ?? null;
    if (query.format === 'geojson') return this.boundaries(precinct, known, reply);
    const { limit, cursor } = pageOf(query, { code: 'text' });
    const rows = await this.sectors.list({ precinct, afterCode: cursor?.code ?? null, limit: limit + 1 });
    return pageFrom(rows, limit, ({ code }) => ({ code }));
  }

  private async boundaries(precinct: string | null, known: string | undefined, reply: Reply) {
    // Read first: boundaries that change meanwhile bear the older version, and are asked for once more.
    const etag = `"sectors-${await this.sectors.setVersion()}"`;
    reply.header('etag', etag);
    reply.header('cache-control', 'private, no-cache');
    if (namesTag(known, etag)) {
      reply.status(304);
      return undefined;
    }
    const sectors = await this.sectors.listWithGeometry({ precinct, afterCode: null, limit: featuresMax });
    return {
      type: 'FeatureCollection' as const,
      features: sectors.map(({ geometry, ...properties }) => ({ type: 'Feature' as const, properties, geometry })),
    };
  }

  @Get(':code')
  @ApiOkResponse({ type: SectorBoundaryDto })
  async one(@CurrentPrincipal() principal: Principal, @Param('code') code: string): Promise<SectorBoundaryDto> {
    if (!can(principal, 'read', 'sector')) throw forbidden();
    const sector = await this.sectors.find(code.normalize('NFC'));
    if (!sector) throw notFound('sector');
    return sector;
  }
}

/** Whether `If-None-Match` names this tag (RFC 9110, 13.1.2: compared weakly). */
function namesTag(header: string | undefined, etag: string): boolean {
  return (header ?? '').split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);
}

function readingRules({ code, precinct, precinctPattern }: SectorImportQueryDto): ReadingRules {
  if ((precinct === undefined) === (precinctPattern === undefined)) {
    throw invalid([
      { path: 'precinct', message: 'give either precinct (a property) or precinctPattern (a regular expression for the code)' },
    ]);
  }
  return {
    codeProperty: code,
    precinctOf: precinct === undefined ? patternRule(precinctPattern!) : precinctFromProperty(precinct),
  };
}

function patternRule(pattern: string): PrecinctRule {
  const rule = precinctFromPattern(pattern);
  if (!rule)
    throw invalid([{ path: 'precinctPattern', message: 'must be a regular expression (RE2 syntax) of 1 to 100 characters' }]);
  return rule;
}
