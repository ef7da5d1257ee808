import { issueStatuses, type IssueStatus } from '@owcr/contracts';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { ListQueryDto, Text } from '@owcr/platform';
import { Transform, Type } from 'class-transformer';
import { ArrayMaxSize, IsIn, IsNumber, IsOptional, IsUUID, Matches, Max, Min } from 'class-validator';
import { Code, Instant, PlaceCode } from './fields.dto.js';

const decimal = String.raw`[+-]?\d{1,3}(?:\.\d{1,20})?`;

export class IssueListDto extends ListQueryDto {
  @ApiPropertyOptional({
    enum: issueStatuses,
    isArray: true,
    description: 'One or several: assigned,acknowledged',
  })
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.split(',') : value))
  @ArrayMaxSize(issueStatuses.length)
  @IsIn(issueStatuses, { each: true })
  status?: IssueStatus[];

  @PlaceCode()
  sector?: string;

  @PlaceCode()
  precinct?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID()
  officer?: string;

  @Code({ optional: true })
  category?: string;

  @Text({ max: 20, optional: true, description: 'The short number, as it was heard: d4 1042.' })
  reference?: string;

  @Text({ max: 200, optional: true, description: 'Words of the summary, or a reference.' })
  q?: string;

  @ApiPropertyOptional({ description: 'lat,lng,metres: at most 50,000 metres.', example: '40.69,-73.84,500' })
  @IsOptional()
  @Matches(new RegExp(`^${decimal},${decimal},\\d{1,5}(?:\\.\\d{1,20})?$`), { message: 'must be lat,lng,metres' })
  near?: string;

  @Instant('Reported at this time or later.')
  from?: string;

  @Instant('Reported before this time.')
  to?: string;

  @ApiPropertyOptional({ description: 'system:id', example: 'nyc311:39573567' })
  @IsOptional()
  @Matches(/^[^:]{1,64}:.{1,128}$/su, { message: 'must be system:id' })
  source?: string;
}

export const listSorts = ['-reportedAt', 'reportedAt'] as const;
export const listFormats = ['json', 'csv'] as const;

/** How the list is answered, besides what is in it. */
export class IssueListFormDto extends IssueListDto {
  @ApiPropertyOptional({ enum: listSorts, default: '-reportedAt', description: 'Newest first, or oldest.' })
  @IsOptional()
  @IsIn(listSorts)
  sort?: (typeof listSorts)[number];

  @ApiPropertyOptional({
    enum: listFormats,
    default: 'json',
    description: 'csv: all that the filters match, without limit and cursor.',
  })
  @IsOptional()
  @IsIn(listFormats)
  format?: (typeof listFormats)[number];
}

export class SimilarDto {
  @Code()
  category: string;

  @ApiPropertyOptional({ minimum: -90, maximum: 90, required: true })
  @Type(() => Number)
  @IsNumber()
  @Min(-90)
  @Max(90)
  lat: number;

  @ApiPropertyOptional({ minimum: -180, maximum: 180, required: true })
  @Type(() => Number)
  @IsNumber()
  @Min(-180)
  @Max(180)
  lng: number;

  @Text({ max: 10_000, optional: true })
  text?: string;
}
