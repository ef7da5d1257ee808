import { Controller, Get, Headers, Query, type StreamableFile } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiProduces, ApiTags, getSchemaPath } from '@nestjs/swagger';
import { can, reachFor, type Principal, type Reach } from '@owcr/access';
import { Audited, csvFile, CurrentPrincipal, forbidden, pageFrom, pageOf } from '@owcr/platform';
import { formatOf } from '../answer-format.js';
import { AuditPageDto } from './audit.answer.dto.js';
import { auditColumns, auditRows } from './audit.answer.js';
import { AuditQueryDto } from './audit.dto.js';
import { AuditReader, type AuditFilter } from './audit-reader.store.js';

/** One download; whoever needs more asks again with `to`. */
const csvRowsMax = 100_000;
/** `D4-1042`, as intake numbers issues. */
const referenceShape = /^[A-HJ-NP-Z]{1,6}[1-9]-\d{4}$/i;

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
    const reach = reachFor(principal, 'read', 'audit');
    const filter = filterOf({ ...query, target: await this.targetOf(query.target, reach) });
    if (formatOf(query.format, accept) === 'csv')
      return csvFile('audit', auditRows(this.reader.readAll(filter, csvRowsMax)), auditColumns);
    const { limit, cursor } = pageOf(query, { seq: 'integer' });
    const page = pageFrom(await this.reader.read(filter, cursor?.seq ?? null, limit + 1), limit, ({ seq }) => ({ seq }));
    const targets = page.items.flatMap(({ target }) => target ?? []);
    const references = await this.reader.referencesOf([...new Set(targets)], reach);
    return { ...page, items: page.items.map((item) => ({ ...item, reference: references.get(item.target ?? '') ?? null })) };
  }

  /** Entries name an issue by its id; people by its reference. */
  private async targetOf(target: string | undefined, reach: Reach): Promise<string | undefined> {
    if (target === undefined || !referenceShape.test(target)) return target;
    return (await this.reader.idOf(target, reach)) ?? target;
  }
}

function filterOf({ who, credential, action, target, result, from, to }: AuditQueryDto): AuditFilter {
  return { who, credential, action, target, result, from: instantOf(from), to: instantOf(to) };
}

/** In the way the entries are written, so that times compare as text. */
function instantOf(text: string | undefined): string | undefined {
  return text === undefined ? undefined : new Date(text).toISOString();
}
