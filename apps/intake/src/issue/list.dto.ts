import { issueStatuses, type IssueStatus } from '@owcr/contracts';
import { ApiProperty, ApiPropertyOptional, OmitType } from '@nestjs/swagger';
import { ListQueryDto, Reveals, RevealsByValue, RevealsNothing, Text } from '@owcr/platform';
import { Transform, Type } from 'class-transformer';
import { ArrayMaxSize, IsIn, IsNumber, IsOptional, IsTimeZone, IsUUID, Matches, Max, Min } from 'class-validator';
import { Code, Instant, PlaceCode } from './fields.dto.js';
import { listViews, type ListView } from './issue-list.store.js';
import { listSorts, type ListSort } from './issue-order.js';

const decimal = String.raw`[+-]?\d{1,3}(?:\.\d{1,20})?`;

/** Whether it is late is the deadline; whether an officer has it, the officer. */
const revealedByView: Record<ListView, readonly string[]> = {
  open: ['status'],
  late: ['deadline'],
  'due-today': ['deadline'],
  unassigned: ['officer'],
};
/** Sort keys are called as the fields are. */
const revealedBySort = Object.fromEntries(listSorts.map((sort) => [sort, [sort.replace(/^-/, '')]]));

const searchedFields = ['reference', 'summary', 'description', 'address'] as const;
const searchedMax = 200;
const searchedWords =
  'A reference, a tracking code, or words of the summary, the description, the address and the notes, each of which counts; for who may see contacts, also a telephone number or an e-mail address, which is on record.';

export class IssueListDto extends ListQueryDto {
  @Reveals('issue', 'status')
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

  @RevealsByValue('issue', revealedByView)
  @ApiPropertyOptional({
    enum: listViews,
    description:
      'open: somebody still has to do something; late: what has to be done next is past its deadline; due-today: it is not yet, and will be before the day is over; unassigned: open, and no officer has it.',
  })
  @IsOptional()
  @IsIn(listViews)
  view?: ListView;

  @RevealsNothing()
  @ApiPropertyOptional({
    example: 'America/New_York',
    maxLength: 64,
    description: 'Where today ends; the zone of the department unless given.',
  })
  @IsOptional()
  @IsTimeZone()
  tz?: string;

  @Reveals('issue', 'sector')
  @PlaceCode()
  sector?: string;

  @Reveals('issue', 'sector')
  @PlaceCode()
  precinct?: string;

  @Reveals('issue', 'officer')
  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID()
  officer?: string;

  @Reveals('issue', 'category')
  @Code({ optional: true })
  category?: string;

  @Reveals('issue', 'reference')
  @Text({ max: 20, optional: true, description: 'The short number, as it was heard: d4 1042.' })
  reference?: string;

  // Notes and contacts are searched for who may read them: see issue-search.store.ts.
  @Reveals('issue', ...searchedFields)
  @Text({ max: searchedMax, optional: true, description: searchedWords })
  q?: string;

  @Reveals('issue', 'location')
  @ApiPropertyOptional({ description: 'lat,lng,metres: at most 50,000 metres.', example: '40.69,-73.84,500' })
  @IsOptional()
  @Matches(new RegExp(`^${decimal},${decimal},\\d{1,5}(?:\\.\\d{1,20})?$`), { message: 'must be lat,lng,metres' })
  near?: string;

  @Reveals('issue', 'reportedAt')
  @Instant('Reported at this time or later.')
  from?: string;

  @Reveals('issue', 'reportedAt')
  @Instant('Reported before this time.')
  to?: string;

  @Reveals('issue', 'source')
  @ApiPropertyOptional({ description: 'system:id', example: 'nyc311:39573567' })
  @IsOptional()
  @Matches(/^[^:]{1,64}:.{1,128}$/su, { message: 'must be system:id' })
  source?: string;
}

export const listFormats = ['json', 'csv'] as const;

/** The filters, to be counted. */
export class IssueCountsQueryDto extends OmitType(IssueListDto, ['limit', 'cursor', 'view']) {}

/** What is searched for, where it must not stand in an address. */
export class IssueSearchDto {
  @Reveals('issue', ...searchedFields)
  @Text({ max: searchedMax, description: searchedWords })
  q: string;
}

/** How the list is answered, besides what is in it. */
export class IssueListFormDto extends IssueListDto {
  @RevealsByValue('issue', revealedBySort)
  @ApiPropertyOptional({
    enum: listSorts,
    description: 'With a minus before it the other way round. Left out: -reportedAt, or with q what fits best first.',
  })
  @IsOptional()
  @IsIn(listSorts)
  sort?: ListSort;

  @RevealsNothing()
  @ApiPropertyOptional({
    enum: listFormats,
    default: 'json',
    description: 'csv: all that the filters match, without limit and cursor.',
  })
  @IsOptional()
  @IsIn(listFormats)
  format?: (typeof listFormats)[number];
}

/** The rest of a search. */
export class IssueSearchQueryDto extends OmitType(IssueListFormDto, ['q', 'format']) {}

export class IssueSearchCountsQueryDto extends OmitType(IssueCountsQueryDto, ['q']) {}

export class SimilarDto {
  @Reveals('issue', 'category')
  @Code()
  category: string;

  @Reveals('issue', 'location')
  @ApiProperty({ minimum: -90, maximum: 90 })
  @Type(() => Number)
  @IsNumber()
  @Min(-90)
  @Max(90)
  lat: number;

  @Reveals('issue', 'location')
  @ApiProperty({ minimum: -180, maximum: 180 })
  @Type(() => Number)
  @IsNumber()
  @Min(-180)
  @Max(180)
  lng: number;

  @Reveals('issue', 'summary', 'description')
  @Text({ max: 10_000, optional: true })
  text?: string;
}
