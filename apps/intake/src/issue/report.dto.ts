import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { channels, type Channel } from '@owcr/contracts';
import { IsInstant, Name, Text } from '@owcr/platform';
import { Type } from 'class-transformer';
import {
  IsBoolean,
  IsEmail,
  IsIn,
  IsNumber,
  IsObject,
  IsOptional,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateBy,
  ValidateNested,
  Validate,
} from 'class-validator';
import type { Answers } from '../category/category.js';
import { KnownCategory } from '../category/known-category.dto.js';
import { Code } from './fields.dto.js';

const answersMax = 50;
const reportedAtMaxYears = 20;
/** Clocks of two machines differ. */
const clockToleranceMs = 60_000;

export class LocationDto {
  @ApiProperty({ minimum: -90, maximum: 90 })
  @IsNumber()
  @Min(-90)
  @Max(90)
  lat: number;

  @ApiProperty({ minimum: -180, maximum: 180 })
  @IsNumber()
  @Min(-180)
  @Max(180)
  lng: number;
}

/** The fields an anonymous reporter leaves out. */
const NotAnonymous = () =>
  ValidateBy({
    name: 'notAnonymous',
    validator: {
      validate: (value, args) => value == null || (args?.object as ReporterDto).anonymous !== true,
      defaultMessage: () => 'is not taken for an anonymous report',
    },
  });

export class ReporterDto {
  @Name({ max: 200, optional: true })
  @NotAnonymous()
  name?: string | null;

  @Text({ max: 40, optional: true })
  @NotAnonymous()
  phone?: string | null;

  @ApiPropertyOptional({ type: String, maxLength: 254 })
  @IsOptional()
  @IsEmail()
  @MaxLength(254)
  @NotAnonymous()
  email?: string | null;

  @ApiPropertyOptional({ type: String, description: 'BCP 47, for example es-MX.' })
  @IsOptional()
  @Matches(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}$/, { message: 'must be a BCP 47 language tag' })
  @MaxLength(35)
  language?: string | null;

  @ApiPropertyOptional({ type: Boolean, description: 'False where it is left out.' })
  @IsOptional()
  @IsBoolean()
  anonymous?: boolean | null;
}

export class SourceDto {
  @Code({ description: 'The system it was taken over from, for example nyc311.' })
  system: string;

  @Text({ max: 128, description: 'Its id there.' })
  id: string;
}

/** Whether each answers a question of the category is checked where the category is read: see `answerFaults`. */
const IsAnswers = () =>
  ValidateBy({
    name: 'answers',
    validator: {
      validate: (value: unknown) =>
        typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length <= answersMax,
      defaultMessage: () => `must be an object of at most ${answersMax} answers by question code`,
    },
  });

const IsReportedAt = () =>
  ValidateBy({
    name: 'reportedAt',
    validator: {
      validate: (value) => {
        const ageMs = typeof value === 'string' ? Date.now() - Date.parse(value) : NaN;
        return ageMs >= -clockToleranceMs && ageMs <= reportedAtMaxYears * 366 * 24 * 60 * 60 * 1000;
      },
      defaultMessage: () => `must not be in the future and not more than ${reportedAtMaxYears} years ago`,
    },
  });

export class ReportDto {
  @Code({ description: 'One of GET /categories.' })
  @Validate(KnownCategory)
  category: string;

  @Text({ max: 200 })
  summary: string;

  @Text({ max: 10_000, optional: true })
  description?: string | null;

  @ApiPropertyOptional({ type: LocationDto })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => LocationDto)
  location?: LocationDto | null;

  @Text({ max: 300, optional: true })
  address?: string | null;

  @ApiProperty({ enum: channels, enumName: 'Channel' })
  @IsIn(channels)
  channel: Channel;

  @ApiPropertyOptional({ type: ReporterDto })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => ReporterDto)
  reporter?: ReporterDto | null;

  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: { oneOf: [{ type: 'string' }, { type: 'number' }, { type: 'boolean' }] },
  })
  @IsOptional()
  @IsAnswers()
  answers?: Answers | null;

  @ApiPropertyOptional({ type: SourceDto, description: 'Where it was taken over from; each is taken once.' })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => SourceDto)
  source?: SourceDto | null;

  @ApiPropertyOptional({
    type: String,
    format: 'date-time',
    description: 'When it was reported elsewhere. For clerks and administrators.',
  })
  @IsOptional()
  @IsInstant()
  @IsReportedAt()
  reportedAt?: string | null;

  @ApiPropertyOptional({
    type: Boolean,
    description:
      'Starts the clocks although its source was told more than a day ago. Otherwise it is history, without deadlines.',
  })
  @IsOptional()
  @IsBoolean()
  startClocks?: boolean | null;
}
