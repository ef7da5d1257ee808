import { Controller, Get, Headers, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { can, type Principal } from '@owcr/access';
import { Audited, CurrentPrincipal, forbidden, invalid, pageFrom, pageOf } from '@owcr/platform';
import { auditPageSchema } from './audit.answer.js';
import { csvOf } from './audit.csv.js';
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
  @ApiOkResponse({
    content: { 'application/json': { schema: auditPageSchema }, 'text/csv': { schema: { type: 'string' } } },
  })
  async list(
    @CurrentPrincipal() principal: Principal,
    @Query() query: AuditQueryDto,
    @Headers('accept') accept: string | undefined,
  ) {
    if (!can(principal, 'read', 'audit')) throw forbidden();
    const filter = filterOf(query);
    if (formatOf(query, accept) === 'csv')
      return new StreamableFile(csvOf(this.reader.readAll(filter, csvRowsMax)), {
        type: 'text/csv; charset=utf-8; header=present',
        disposition: 'attachment; filename="audit.csv"',
      });
    const { limit, cursor } = pageOf(query, { seq: 'integer' });
    return pageFrom(await this.reader.read(filter, cursor?.seq ?? null, limit + 1), limit, ({ seq }) => ({ seq }));
  }
}

function formatOf({ format }: AuditQueryDto, accept = ''): 'json' | 'csv' {
  return format ?? (/(^|,)\s*text\/csv\b/i.test(accept) ? 'csv' : 'json');
}

function filterOf({ who, credential, action, target, result, from, to }: AuditQueryDto): AuditFilter {
  return { who, credential, action, target, result, from: instantOf('from', from), to: instantOf('to', to) };
}

/** In the way the entries are written, so that times compare as text. */
function instantOf(path: string, text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const time = new Date(text);
  if (Number.isNaN(time.getTime())) throw invalid([{ path, message: 'must be a time' }]);
  return time.toISOString();
}
