import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsInstant, Reveals, RevealsNothing } from '@owcr/platform';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Length, Max, Min } from 'class-validator';

/** How far ahead shifts are looked at: a week. */
export const coverageHoursMax = 168;

class PrecinctQueryDto {
  @Reveals('board', 'precinct')
  @ApiPropertyOptional({ maxLength: 64, description: 'Only this precinct.' })
  @IsOptional()
  @IsString()
  @Length(1, 64)
  precinct?: string;
}

export class CoverageQueryDto extends PrecinctQueryDto {
  @RevealsNothing()
  @ApiPropertyOptional({ format: 'date-time', description: 'Now unless given.' })
  @IsOptional()
  @IsInstant()
  at?: string;
}

export class CoverageHoursQueryDto extends PrecinctQueryDto {
  @RevealsNothing()
  @ApiPropertyOptional({ format: 'date-time', description: 'Now unless given.' })
  @IsOptional()
  @IsInstant()
  from?: string;

  @RevealsNothing()
  @ApiPropertyOptional({ minimum: 1, maximum: coverageHoursMax, default: 24 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(coverageHoursMax)
  hours?: number;
}

export class NamedOfficerDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty()
  name: string;

  @ApiProperty()
  badge: string;
}

export class LoadedOfficerDto extends NamedOfficerDto {
  @ApiProperty({ type: 'integer', minimum: 0, description: 'How many issues they have open.' })
  openLoad: number;
}

export class OfficerUntilDto extends NamedOfficerDto {
  @ApiProperty({ format: 'date-time' })
  until: string;
}

export class SectorCoverageDto {
  @ApiProperty()
  sector: string;

  @ApiProperty()
  precinct: string;

  @ApiProperty({ type: [LoadedOfficerDto], description: 'Active officers who are named for it.' })
  officers: LoadedOfficerDto[];

  @ApiProperty({
    type: [OfficerUntilDto],
    description: 'Those on shift and not absent, with the end of the shift or of being there.',
  })
  onShift: OfficerUntilDto[];

  @ApiProperty({ type: [OfficerUntilDto], description: 'Those absent, on shift or not.' })
  absent: OfficerUntilDto[];

  @ApiProperty({ description: 'An officer who is named for it is on shift and not absent.' })
  covered: boolean;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'Null: not covered, or covered for a week and more.',
  })
  coverEndsAt: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'Null: covered, or nobody within a week.' })
  nextCoverAt: string | null;
}

export class CoverageDto {
  @ApiProperty({ format: 'date-time' })
  at: string;

  @ApiProperty({ type: [SectorCoverageDto] })
  items: SectorCoverageDto[];
}

export class GapDto {
  @ApiProperty({ format: 'date-time' })
  from: string;

  @ApiProperty({ format: 'date-time' })
  to: string;
}

export class SectorGapsDto {
  @ApiProperty()
  sector: string;

  @ApiProperty()
  precinct: string;

  @ApiProperty({ type: [GapDto], description: 'When no officer named for it is on shift, in order.' })
  gaps: GapDto[];
}

export class CoverageHoursDto {
  @ApiProperty({ format: 'date-time' })
  from: string;

  @ApiProperty({ format: 'date-time' })
  to: string;

  @ApiProperty({ type: [SectorGapsDto] })
  items: SectorGapsDto[];
}
