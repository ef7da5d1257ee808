import { ApiPropertyOptional } from '@nestjs/swagger';
import { auditResults, type AuditResult } from '@owcr/contracts';
import { ListQueryDto, Reveals, RevealsNothing } from '@owcr/platform';
import { IsIn, IsISO8601, IsOptional, IsString, Length } from 'class-validator';

export const auditFormats = ['json', 'csv'] as const;

export class AuditQueryDto extends ListQueryDto {
  @Reveals('audit', 'who')
  @ApiPropertyOptional({ description: 'Id of the person or program.', maxLength: 64 })
  @IsOptional()
  @IsString()
  @Length(1, 64)
  who?: string;

  @Reveals('audit', 'credential')
  @ApiPropertyOptional({ description: 'Id of what they came in with, for example of an API key.', maxLength: 64 })
  @IsOptional()
  @IsString()
  @Length(1, 64)
  credential?: string;

  @Reveals('audit', 'action')
  @ApiPropertyOptional({ description: 'Method and route as declared.', example: 'POST /api/v1/issues/:id/start', maxLength: 200 })
  @IsOptional()
  @IsString()
  @Length(1, 200)
  action?: string;

  @Reveals('audit', 'target')
  @ApiPropertyOptional({ description: 'Id or code of what it was done to.', maxLength: 200 })
  @IsOptional()
  @IsString()
  @Length(1, 200)
  target?: string;

  @Reveals('audit', 'result')
  @ApiPropertyOptional({ enum: auditResults, enumName: 'AuditResult' })
  @IsOptional()
  @IsIn(auditResults)
  result?: AuditResult;

  @Reveals('audit', 'at')
  @ApiPropertyOptional({ description: 'Not before.', format: 'date-time' })
  @IsOptional()
  @IsISO8601({ strict: true, strictSeparator: true })
  from?: string;

  @Reveals('audit', 'at')
  @ApiPropertyOptional({ description: 'Before.', format: 'date-time' })
  @IsOptional()
  @IsISO8601({ strict: true, strictSeparator: true })
  to?: string;

  @RevealsNothing()
  @ApiPropertyOptional({ enum: auditFormats, description: 'csv: all that fits the filters, newest first, up to 100,000 rows.' })
  @IsOptional()
  @IsIn(auditFormats)
  format?: (typeof auditFormats)[number];
}
