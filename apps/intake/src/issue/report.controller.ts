import { Body, Controller, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiTags } from '@nestjs/swagger';
import { can, type Principal } from '@owcr/access';
import { CommandMeta, CurrentPrincipal, forbidden, type CommandRequest } from '@owcr/platform';
import { v7 as uuidv7 } from 'uuid';
import { ReportedIssueDto } from './issue.dto.js';
import { isHistory } from './history.js';
import { issueDtoOf } from './issue.row.js';
import { ReportDto, type ReporterDto } from './report.dto.js';
import type { Report, Reporter } from './report.js';
import { Reporting } from './reporting.js';
import { newTrackingCode } from './tracking-code.js';

@ApiTags('issues')
@Controller('issues')
export class ReportController {
  constructor(private readonly reporting: Reporting) {}

  @Post()
  @ApiCreatedResponse({ type: ReportedIssueDto })
  report(
    @CurrentPrincipal() principal: Principal,
    @CommandMeta() request: CommandRequest,
    @Body() body: ReportDto,
  ): Promise<ReportedIssueDto> {
    if (!can(principal, 'report', 'issue')) throw forbidden();
    // Only who takes over what was reported elsewhere may say when that was.
    if (body.reportedAt != null && !can(principal, 'backdate', 'issue'))
      throw forbidden('Only clerks and administrators say when it was reported.');
    return this.reporting.take({
      report: reportOf(body, principal),
      request,
      answer: (row) => ({ ...issueDtoOf(row, null, principal), trackingCode: row.tracking_code }),
    });
  }
}

function reportOf(body: ReportDto, principal: Principal): Report {
  const reportedAt = (body.reportedAt ? new Date(body.reportedAt) : new Date()).toISOString();
  return {
    id: uuidv7(),
    trackingCode: newTrackingCode(),
    category: body.category,
    summary: body.summary,
    description: body.description ?? null,
    location: body.location ? { lat: body.location.lat, lng: body.location.lng } : null,
    address: body.address ?? null,
    channel: body.channel,
    answers: body.answers ?? {},
    source: body.source ? { system: body.source.system, id: body.source.id } : null,
    reporter: body.reporter ? reporterOf(body.reporter) : null,
    reportedBy: principal.id,
    reportedAt,
    history: isHistory({ source: body.source ?? null, reportedAt }, Date.now(), body.startClocks ?? false),
  };
}

export function reporterOf({ name, phone, email, language, anonymous }: ReporterDto): Reporter {
  return {
    name: name ?? null,
    phone: phone ?? null,
    email: email ?? null,
    language: language ?? null,
    anonymous: anonymous ?? false,
  };
}
