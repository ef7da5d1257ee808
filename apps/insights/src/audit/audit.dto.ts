import { ApiPropertyOptional } from '@nestjs/swagger';
import { auditResults, type AuditResult } from '@owcr/contracts';
import { IsDayOrInstant, ListQueryDto, Reveals, RevealsNothing } from '@owcr/platform';
import { IsIn, IsOptional, IsString, Length } from 'class-validator';

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
  @ApiPropertyOptional({ description: 'Id or code of what it was done to; an issue also by its reference.', maxLength: 200 })
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
  @ApiPropertyOptional({ description: 'Not before. A day is its beginning in UTC.', format: 'date-time' })
  @IsOptional()
  @IsDayOrInstant()
  from?: string;

  @Reveals('audit', 'at')
  @ApiPropertyOptional({ description: 'Before. A day is its beginning in UTC.', format: 'date-time' })
  @IsOptional()
  @IsDayOrInstant()
  to?: string;

  @RevealsNothing()
  @ApiPropertyOptional({ enum: auditFormats, description: 'csv: all that fits the filters, newest first, up to 100,000 rows.' })
  @IsOptional()
  @IsIn(auditFormats)
  format?: (typeof auditFormats)[number];
}
