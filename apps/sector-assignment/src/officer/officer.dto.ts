import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ranks, type Rank } from '@owcr/contracts';
import { IsInstant, ListQueryDto, Reveals, RevealsNothing } from '@owcr/platform';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { QueryBoolean } from '../query-boolean.dto.js';

export class OfficerListQueryDto extends ListQueryDto {
  @Reveals('officer', 'badge')
  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(64)
  badge?: string;

  @Reveals('officer', 'sectors')
  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(64)
  sector?: string;

  @Reveals('officer', 'precincts')
  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(64)
  precinct?: string;

  @Reveals('officer', 'rank')
  @ApiPropertyOptional({ enum: ranks, enumName: 'Rank' })
  @IsOptional()
  @IsIn(ranks)
  rank?: Rank;
}

export class DryRunQueryDto {
  @RevealsNothing()
  @ApiPropertyOptional({ description: 'Only say what would happen.' })
  @IsOptional()
  @QueryBoolean()
  @IsBoolean()
  dryRun?: boolean;
}

export const rosterRowsMax = 2_000;
/** Of each row at most a dozen columns and a hundred sectors. */
export const rosterFileLimits = {
  bytesMax: 20 * 1024 * 1024,
  valuesMax: 250_000,
  membersMax: 100,
  elementsMax: rosterRowsMax,
} as const;

/** Rows are checked one by one and refused one by one, so nothing more is asked of them here. */
export class RosterImportDto {
  @ApiProperty({
    type: 'array',
    maxItems: rosterRowsMax,
    items: {
      type: 'object',
      required: ['badge'],
      description: 'What a row leaves out stays as it is. Of somebody new, name and rank are required.',
      properties: {
        row: { type: 'integer', description: 'Number of the row in its file, named again where it is refused.' },
        badge: { type: 'string' },
        name: { type: 'string' },
        email: { type: 'string' },
        phone: { type: 'string' },
        rank: { type: 'string', enum: [...ranks] },
        sectors: { type: 'array', items: { type: 'string' } },
        precincts: {
          type: 'array',
          items: { type: 'string' },
          description: 'Of a supervisor without sectors; derived when absent.',
        },
        supervisorBadge: { type: 'string' },
        language: { type: 'string', description: 'Of somebody new: en.' },
        active: { type: 'boolean', description: 'Of somebody new: true.' },
      },
    },
  })
  @IsArray()
  @ArrayMaxSize(rosterRowsMax)
  rows: unknown[];
}

export class PeriodDto {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  officerId: string;

  @ApiProperty({ format: 'date-time' })
  @IsInstant()
  startsAt: string;

  @ApiProperty({ format: 'date-time' })
  @IsInstant()
  endsAt: string;
}

export class PeriodChangeDto {
  @ApiPropertyOptional({ format: 'date-time' })
  @IsOptional()
  @IsInstant()
  startsAt?: string;

  @ApiPropertyOptional({ format: 'date-time' })
  @IsOptional()
  @IsInstant()
  endsAt?: string;
}

export class PeriodListQueryDto extends ListQueryDto {
  @Reveals('roster', 'officerId')
  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID()
  officer?: string;

  @Reveals('officer', 'precincts')
  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(64)
  precinct?: string;

  @Reveals('roster', 'endsAt')
  @ApiPropertyOptional({ format: 'date-time', description: 'Those that end after this.' })
  @IsOptional()
  @IsInstant()
  from?: string;

  @Reveals('roster', 'startsAt')
  @ApiPropertyOptional({ format: 'date-time', description: 'Those that start before this.' })
  @IsOptional()
  @IsInstant()
  to?: string;
}
