import { ApiProperty, ApiPropertyOptional, OmitType } from '@nestjs/swagger';
import { resolutionReasons, type ResolutionReason } from '@owcr/contracts';
import { Text } from '@owcr/platform';
import { Type } from 'class-transformer';
import { IsObject, IsOptional, ValidateNested } from 'class-validator';
import { QuestionDto } from '../category/category.dto.js';
import { ReportDto, ReporterDto } from '../issue/report.dto.js';
import { followUpActions, plainStatuses, type FollowUpAction, type PlainStatus } from './follow-up.js';

export class PublicContactDto extends OmitType(ReporterDto, ['anonymous']) {}

/** Fits into the 16 kB that are taken without an account, in every alphabet. */
const publicDescriptionMax = 4_000;

const notPublic = ['channel', 'description', 'reporter', 'source', 'reportedAt', 'startClocks'] as const;

/** A report of somebody without an account. Without `contact` nothing is known of them. */
export class PublicReportDto extends OmitType(ReportDto, notPublic) {
  @Text({ max: publicDescriptionMax, optional: true })
  description?: string | null;

  @ApiPropertyOptional({ type: PublicContactDto })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => PublicContactDto)
  contact?: PublicContactDto | null;
}

/** In the body, for a path is written into logs: see ADR 17. */
export class FollowDto {
  @Text({ max: 64, description: 'The tracking code, as it was typed: k7qm 2xwd 9pfa.' })
  code: string;
}

export class NotFixedDto extends FollowDto {
  @Text({ max: 1000, optional: true, description: 'What is still wrong, for the officer.' })
  comment?: string | null;
}

export class PublicCategoryDto {
  @ApiProperty() code: string;
  @ApiProperty() name: string;
  @ApiProperty({ description: 'Of the highest priority: say once more to call the emergency number if it is happening now.' })
  urgent: boolean;
  @ApiProperty({ type: [QuestionDto] }) questions: QuestionDto[];
}

export class PublicCategoriesDto {
  @ApiProperty({ type: [PublicCategoryDto] }) items: PublicCategoryDto[];
}

export class PublicReportedDto {
  @ApiProperty({ example: 'D4-1042' }) reference: string;
  @ApiProperty({
    type: String,
    nullable: true,
    example: 'K7QM-2XWD-9PFA',
    description: 'With it the report is followed. Told once, here; null for a category that is not followed by a code.',
  })
  trackingCode: string | null;
  @ApiProperty({ enum: plainStatuses }) status: PlainStatus;
  @ApiProperty() category: string;
  @ApiProperty({ format: 'date-time' }) reportedAt: string;
}

class NamedCategoryDto {
  @ApiProperty() code: string;
  @ApiProperty() name: string;
}

class CoarsePlaceDto {
  @ApiProperty() lat: number;
  @ApiProperty() lng: number;
  @ApiProperty({ description: 'The place is no further from here than this.' }) withinMetres: number;
}

class StepDto {
  @ApiProperty({ enum: plainStatuses }) status: PlainStatus;
  @ApiProperty({ format: 'date-time' }) at: string;
}

export class FollowedReportDto {
  @ApiProperty({ example: 'D4-1042' }) reference: string;
  @ApiProperty({ enum: plainStatuses }) status: PlainStatus;
  @ApiProperty({ description: 'It is handled together with another report of the same thing, whose status this is.' })
  combined: boolean;
  @ApiProperty({ type: NamedCategoryDto }) category: NamedCategoryDto;
  @ApiProperty({ type: CoarsePlaceDto, nullable: true }) place: CoarsePlaceDto | null;
  @ApiProperty({ description: 'An address was given. It is not told here: whoever finds the code would be led to a door.' })
  addressGiven: boolean;
  @ApiProperty({ description: 'A clerk has to find out where it is before an officer gets it.' })
  waitsForPlace: boolean;
  @ApiProperty({ format: 'date-time' }) reportedAt: string;
  @ApiProperty({ type: [StepDto], description: 'Oldest first.' }) history: StepDto[];
  @ApiProperty({ enum: resolutionReasons, nullable: true }) outcome: ResolutionReason | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'When it is closed if nobody says anything.' })
  closesAt: string | null;
  @ApiProperty({ enum: followUpActions, isArray: true, description: 'What may be said about it now.' })
  allowedActions: FollowUpAction[];
}
