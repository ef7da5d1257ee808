import { Controller, Get, Headers, Query, type StreamableFile } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiProduces, ApiTags, getSchemaPath } from '@nestjs/swagger';
import { can, type Principal } from '@owcr/access';
import { Audited, csvFile, CurrentPrincipal, forbidden, pageFrom, pageOf } from '@owcr/platform';
import { formatOf } from '../answer-format.js';
import { AuditPageDto } from './audit.answer.dto.js';
import { auditColumns, auditRows } from './audit.answer.js';
import { AuditQueryDto } from './audit.dto.js';
import { AuditReader, type AuditFilter } from './audit-reader.store.js';

/** One download; whoever needs more asks again with `to`. */
const csvRowsMax = 100_000;

@ApiTags('admin')
@Controller('audit')
export class AuditController {
  constructor(private readonly reader: AuditReader) {}

  /** Who did what, when, on what, from where, and with what result; newest first. Reading it is on record, too. */
  @Get()
  @Audited()
  @ApiProduces('application/json', 'text/csv')
  @ApiExtraModels(AuditPageDto)
  @ApiOkResponse({
    content: {
      'application/json': { schema: { $ref: getSchemaPath(AuditPageDto) } },
      'text/csv': { schema: { type: 'string' } },
    },
  })
  async list(
    @CurrentPrincipal() principal: Principal,
    @Query() query: AuditQueryDto,
    @Headers('accept') accept: string | undefined,
  ): Promise<AuditPageDto | StreamableFile> {
    if (!can(principal, 'read', 'audit')) throw forbidden();
    const filter = filterOf(query);
    if (formatOf(query.format, accept) === 'csv')
      return csvFile('audit', auditRows(this.reader.readAll(filter, csvRowsMax)), auditColumns);
    const { limit, cursor } = pageOf(query, { seq: 'integer' });
    return pageFrom(await this.reader.read(filter, cursor?.seq ?? null, limit + 1), limit, ({ seq }) => ({ seq }));
  }
}

function filterOf({ who, credential, action, target, result, from, to }: AuditQueryDto): AuditFilter {
  return { who, credential, action, target, result, from: instantOf(from), to: instantOf(to) };
}

/** In the way the entries are written, so that times compare as text. */
function instantOf(text: string | undefined): string | undefined {
  return text === undefined ? undefined : new Date(text).toISOString();
}
