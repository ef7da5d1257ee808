import { ApiPropertyOptional, OmitType } from '@nestjs/swagger';
import { IsDayOrInstant, Reveals, RevealsNothing } from '@owcr/platform';
import { IsIn, IsOptional, IsString, Length } from 'class-validator';
import { periodDaysMax, trendKeys, usualDays, type TrendKey } from './trends.js';

export const trendFormats = ['json', 'csv'] as const;

export class TrendsQueryDto {
  @Reveals('board', 'reportedAt')
  @ApiPropertyOptional({
    format: 'date-time',
    description: `Issues reported not before. A day is its beginning in UTC. ${usualDays} days before \`to\` unless given, at most ${periodDaysMax}.`,
  })
  @IsOptional()
  @IsDayOrInstant()
  from?: string;

  @Reveals('board', 'reportedAt')
  @ApiPropertyOptional({ format: 'date-time', description: 'Issues reported before. Now unless given.' })
  @IsOptional()
  @IsDayOrInstant()
  to?: string;

  @Reveals('board', 'precinct')
  @ApiPropertyOptional({ maxLength: 64, description: 'Only this precinct.' })
  @IsOptional()
  @IsString()
  @Length(1, 64)
  precinct?: string;

  @Reveals('board', 'sector', 'category')
  @ApiPropertyOptional({ enum: trendKeys, default: 'sector' })
  @IsOptional()
  @IsIn(trendKeys)
  by?: TrendKey;

  @RevealsNothing()
  @ApiPropertyOptional({ enum: trendFormats, description: 'csv: a row for each sector or category.' })
  @IsOptional()
  @IsIn(trendFormats)
  format?: (typeof trendFormats)[number];
}

export class WeeksQueryDto extends OmitType(TrendsQueryDto, ['format']) {}
