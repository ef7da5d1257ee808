import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { priorities, reviewCauses, type Priority, type ReviewCause } from '@owcr/contracts';
import { listedStates, type ListedState } from './assignment.dto.js';

const maybeText = { type: String, nullable: true };

/** What can be in the history of an assignment: every kind of happening. */
export const historyKinds = ['made', 'review-needed', 'located', 'corrected', 'acknowledged', 'declined', 'closed'] as const;
export type HistoryKind = (typeof historyKinds)[number];

export class AssignedOfficerDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() name: string;
  @ApiProperty() badge: string;
}

class AssignmentPointDto {
  @ApiProperty() lat: number;
  @ApiProperty() lng: number;
}

export class AssignmentReasonDto {
  @ApiProperty({ example: 'lowest-load' }) code: string;
  @ApiPropertyOptional({ description: 'A number or code that belongs to it.', example: '4' }) detail?: string;
}

/** An assignment as it is shown. */
export class AssignmentDto {
  @ApiProperty({ format: 'uuid' }) issueId: string;
  @ApiProperty({ example: 'D4-1042' }) reference: string;
  @ApiProperty() category: string;
  @ApiProperty({ enum: priorities, enumName: 'Priority' }) priority: Priority;
  @ApiProperty({ enum: listedStates, enumName: 'AssignmentState' }) state: ListedState;
  @ApiProperty({ enum: reviewCauses, enumName: 'ReviewCause', nullable: true, description: 'Why it waits for a person.' })
  reviewCause: ReviewCause | null;
  @ApiProperty(maybeText) sector: string | null;
  @ApiProperty(maybeText) precinct: string | null;
  @ApiProperty({ type: AssignmentPointDto, nullable: true }) location: AssignmentPointDto | null;
  @ApiProperty({ type: AssignedOfficerDto, nullable: true }) officer: AssignedOfficerDto | null;
  @ApiProperty({ type: 'integer', minimum: 0, description: '1 for the first officer of this issue, 2 for the next; 0 before.' })
  number: number;
  @ApiProperty({ type: [AssignmentReasonDto], description: 'Why this officer.' }) reasons: AssignmentReasonDto[];
  @ApiProperty({ format: 'date-time' }) reportedAt: string;
  @ApiProperty({ ...maybeText, format: 'date-time' }) acknowledgedAt: string | null;
  @ApiProperty({ type: 'integer', description: 'What a command on it says in If-Match.' }) version: number;
}

export class AssignmentHistoryEntryDto {
  @ApiProperty({ format: 'date-time' }) at: string;
  @ApiProperty({ enum: historyKinds, enumName: 'AssignmentHistoryKind' }) what: HistoryKind;
  @ApiProperty({ type: AssignedOfficerDto, nullable: true }) officer: AssignedOfficerDto | null;
  @ApiProperty({ ...maybeText, format: 'uuid', description: 'Null: it was the rule, not a person.' }) by: string | null;
  @ApiProperty({ ...maybeText, description: 'The cause or reason, a code.' }) detail: string | null;
}

class BorderSectorDto {
  @ApiProperty() sector: string;
  @ApiProperty() precinct: string;
}

/** A place so near to other sectors that it may well lie in one of them. */
export class BorderDto {
  @ApiProperty({ type: [BorderSectorDto] }) sectors: BorderSectorDto[];
  @ApiProperty({ description: 'Within how many meters.', example: 20 }) meters: number;
}

export class AssignmentDetailDto extends AssignmentDto {
  @ApiProperty({ type: BorderDto, nullable: true, description: 'Other sectors near the place; null: none.' })
  border: BorderDto | null;
  @ApiProperty({ type: [AssignmentHistoryEntryDto], description: 'Oldest first; of a very long one, its latest part.' })
  history: AssignmentHistoryEntryDto[];
}

export class AssignmentPageDto {
  @ApiProperty({ type: [AssignmentDto] }) items: AssignmentDto[];
  @ApiProperty(maybeText) nextCursor: string | null;
}
