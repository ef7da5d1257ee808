import { ApiPropertyOptional } from '@nestjs/swagger';
import { Reveals, RevealsNothing } from '@owcr/platform';
import { IsIn, IsISO8601, IsOptional, IsString, Length, Matches } from 'class-validator';
import { periodDaysMax, trendKeys, usualDays, type TrendKey } from './trends.js';

export const trendFormats = ['json', 'csv'] as const;

/** A time without an offset is another one on every machine. */
const dayOrInstant = /^\d{4}-\d{2}-\d{2}(T.*(Z|[+-]\d{2}:\d{2}))?$/;
const message = 'must be a day, or a time with an offset, for example 2026-06-01T08:00:00Z';

export class TrendsQueryDto {
  @Reveals('board', 'reportedAt')
  @ApiPropertyOptional({
    format: 'date-time',
    description: `Issues reported not before. A day is its beginning in UTC. ${usualDays} days before \`to\` unless given, at most ${periodDaysMax}.`,
  })
  @IsOptional()
  @IsISO8601({ strict: true, strictSeparator: true })
  @Matches(dayOrInstant, { message })
  from?: string;

  @Reveals('board', 'reportedAt')
  @ApiPropertyOptional({ format: 'date-time', description: 'Issues reported before. Now unless given.' })
  @IsOptional()
  @IsISO8601({ strict: true, strictSeparator: true })
  @Matches(dayOrInstant, { message })
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
