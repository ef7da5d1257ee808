import { Body, Controller, HttpCode, Post, Query } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { can, type Principal } from '@owcr/access';
import { CommandMeta, CurrentPrincipal, forbidden, TakesBodies, type CommandRequest } from '@owcr/platform';
import { ImportRowDto } from './import-row.dto.js';
import { IssueImportAnswerDto, IssueImportDto, IssueImportQueryDto, importLimits } from './import.dto.js';
import { IssueImport } from './issue-import.js';

@ApiTags('issues')
@Controller('issues')
export class ImportController {
  constructor(private readonly issues: IssueImport) {}

  /** Reports of another system, up to 1,000 in a request of at most 1 MB. Each source is taken once, however often it is sent. */
  @Post('import')
  @TakesBodies(importLimits)
  @HttpCode(200)
  @ApiExtraModels(ImportRowDto)
  @ApiOkResponse({ type: IssueImportAnswerDto })
  import(
    @CurrentPrincipal() principal: Principal,
    @CommandMeta() request: CommandRequest,
    @Query() { dryRun }: IssueImportQueryDto,
    @Body() { rows, startClocks }: IssueImportDto,
  ): Promise<IssueImportAnswerDto> {
    // What is imported was reported elsewhere and before.
    if (!can(principal, 'backdate', 'issue')) throw forbidden('Only clerks and administrators import reports.');
    return this.issues.run(request, {
      rows,
      dryRun: dryRun ?? false,
      startClocks: startClocks ?? false,
      by: principal,
      nowMs: Date.now(),
    });
  }
}
