import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { priorities, type Priority } from '@owcr/contracts';
import { ListQueryDto, Reveals, RevealsNothing } from '@owcr/platform';
import { Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsNotEmpty, IsNumber, IsOptional, IsString, Length, Max, MaxLength, Min } from 'class-validator';
import { QueryBoolean } from '../query-boolean.dto.js';

/** An empty parameter is no number, though `Number('')` is 0. */
const QueryNumber = () =>
  Transform(({ value }: { value: unknown }) => (typeof value === 'string' && value.trim() !== '' ? Number(value) : NaN));

export class SectorImportQueryDto {
  @RevealsNothing()
  @ApiProperty({ description: 'The property that holds the code of a sector.' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(64)
  code: string;

  @RevealsNothing()
  @ApiPropertyOptional({ description: 'The property that holds the precinct.' })
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(64)
  precinct?: string;

  @RevealsNothing()
  @ApiPropertyOptional({
    description: 'Finds the precinct in the code of a sector (RE2 syntax): its first group, or all of the match.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  precinctPattern?: string;

  @RevealsNothing()
  @ApiPropertyOptional({ description: 'Only say what would happen.' })
  @IsOptional()
  @QueryBoolean()
  @IsBoolean()
  dryRun?: boolean;
}

export class SectorListQueryDto extends ListQueryDto {
  @Reveals('sector', 'precinct')
  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(64)
  precinct?: string;

  @RevealsNothing()
  @ApiPropertyOptional({
    enum: ['json', 'geojson'],
    description: 'geojson: all sectors as one FeatureCollection, without pages.',
  })
  @IsOptional()
  @IsIn(['json', 'geojson'])
  format?: 'json' | 'geojson';
}

export class PointQueryDto {
  @Reveals('sector', 'geometry')
  @ApiProperty({ minimum: -90, maximum: 90 })
  @QueryNumber()
  @IsNumber()
  @Min(-90)
  @Max(90)
  lat: number;

  @Reveals('sector', 'geometry')
  @ApiProperty({ minimum: -180, maximum: 180 })
  @QueryNumber()
  @IsNumber()
  @Min(-180)
  @Max(180)
  lng: number;

  @RevealsNothing()
  @ApiPropertyOptional({ maxLength: 64, description: 'Of the issue that would be reported: how soon it has to be acknowledged.' })
  @IsOptional()
  @IsString()
  @Length(1, 64)
  category?: string;

  @RevealsNothing()
  @ApiPropertyOptional({ enum: priorities, enumName: 'Priority', default: 'normal' })
  @IsOptional()
  @IsIn(priorities)
  priority?: Priority;
}
