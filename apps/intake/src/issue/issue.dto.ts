import { ApiProperty } from '@nestjs/swagger';
import {
  type Channel,
  channels,
  type DeadlineKind,
  deadlineKinds,
  type IssueAction,
  issueActions,
  type IssueStatus,
  issueStatuses,
  priorities,
  type Priority,
  type ResolutionReason,
  resolutionReasons,
  type ReviewCause,
  reviewCauses,
} from '@owcr/contracts';
import type { Answers } from '../category/category.js';

const maybeText = { type: String, nullable: true };

class PlaceDto {
  @ApiProperty() lat: number;
  @ApiProperty() lng: number;
}

class OriginDto {
  @ApiProperty() system: string;
  @ApiProperty() id: string;
}

class SectorDto {
  @ApiProperty() code: string;
  @ApiProperty(maybeText) precinct: string | null;
}

class OfficerDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ ...maybeText, description: 'Null until the roster has told it.' }) name: string | null;
}

class ResolutionDto {
  @ApiProperty({ enum: resolutionReasons, enumName: 'ResolutionReason' }) reason: ResolutionReason;
  @ApiProperty(maybeText) note: string | null;
  @ApiProperty({ format: 'date-time' }) at: string;
}

class NextDeadlineDto {
  @ApiProperty({ enum: deadlineKinds, enumName: 'DeadlineKind' }) kind: DeadlineKind;
  @ApiProperty({ format: 'date-time' }) startedAt: string;
  @ApiProperty({ format: 'date-time' }) dueAt: string;
}

/** An issue as it is answered. Nothing about its reporter is in it. */
export class IssueDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ example: 'D4-1042' }) reference: string;
  @ApiProperty({ enum: issueStatuses, enumName: 'IssueStatus' }) status: IssueStatus;
  @ApiProperty({ description: 'What a command on it says in If-Match.' }) version: number;
  @ApiProperty() category: string;
  @ApiProperty({ enum: priorities, enumName: 'Priority' }) priority: Priority;
  @ApiProperty() summary: string;
  @ApiProperty(maybeText) description: string | null;
  @ApiProperty({ type: PlaceDto, nullable: true }) location: PlaceDto | null;
  @ApiProperty(maybeText) address: string | null;
  @ApiProperty({ enum: channels, enumName: 'Channel' }) channel: Channel;
  @ApiProperty({ type: 'object', additionalProperties: true }) answers: Answers;
  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'Which questions were answered: GET /categories/:code/questions/:version. Null: before answers were checked.',
  })
  questionsVersion: number | null;
  @ApiProperty({ type: OriginDto, nullable: true }) source: OriginDto | null;
  @ApiProperty({ type: SectorDto, nullable: true }) sector: SectorDto | null;
  @ApiProperty({ type: OfficerDto, nullable: true }) officer: OfficerDto | null;
  @ApiProperty({ enum: reviewCauses, enumName: 'ReviewCause', nullable: true, description: 'Why it waits in the review queue.' })
  reviewCause: ReviewCause | null;
  @ApiProperty({ ...maybeText, description: 'The partner agency it was handed to last.' }) referredTo: string | null;
  @ApiProperty({ type: ResolutionDto, nullable: true }) resolution: ResolutionDto | null;
  @ApiProperty({
    type: NextDeadlineDto,
    nullable: true,
    description: 'What has to be done next, and by when; null where nothing is waited for. It is no part of the version.',
  })
  deadline: NextDeadlineDto | null;
  @ApiProperty() reopenCount: number;
  @ApiProperty({ ...maybeText, format: 'uuid', description: 'The issue it is a duplicate of.' }) mergedInto: string | null;
  @ApiProperty({
    ...maybeText,
    format: 'uuid',
    description: 'The issue that stands for it now, where what it was merged into was merged itself.',
  })
  survivor: string | null;
  @ApiProperty({ ...maybeText, format: 'uuid' }) reportedBy: string | null;
  @ApiProperty({ format: 'date-time' }) reportedAt: string;
  @ApiProperty({ description: 'Imported long after it was reported elsewhere: it has no deadlines until it is reopened.' })
  history: boolean;
  @ApiProperty({ format: 'date-time' }) updatedAt: string;
  @ApiProperty({
    enum: issueActions,
    enumName: 'IssueAction',
    isArray: true,
    description: 'What the person who asks may do with it now.',
  })
  allowedActions: IssueAction[];
}

export class ReportedIssueDto extends IssueDto {
  @ApiProperty({
    example: 'K7QM-2XWD-9PFA',
    description: 'With it the reporter follows the issue without an account. Told once, here.',
  })
  trackingCode: string;
}

export class IssueTotalDto {
  @ApiProperty() total: number;
  @ApiProperty({ description: 'There are more than are counted.' }) totalIsAtLeast: boolean;
}

export class IssuePageDto {
  @ApiProperty({ type: [IssueDto] }) items: IssueDto[];
  @ApiProperty(maybeText) nextCursor: string | null;
  @ApiProperty({ type: Number, nullable: true, description: 'Of the whole list, with its first page: 10,000 at most.' })
  total: number | null;
  @ApiProperty({ type: Boolean, nullable: true, description: 'There are more than are counted.' })
  totalIsAtLeast: boolean | null;
}

/** How many the filters leave in each view. */
const totalOrNull = {
  type: IssueTotalDto,
  nullable: true,
  description: 'Null for who may not read what it counts by: the deadline, or the officer.',
} as const;

export class IssueCountsDto {
  @ApiProperty({ type: IssueTotalDto }) open: IssueTotalDto;
  @ApiProperty(totalOrNull) late: IssueTotalDto | null;
  @ApiProperty(totalOrNull) dueToday: IssueTotalDto | null;
  @ApiProperty(totalOrNull) unassigned: IssueTotalDto | null;
  @ApiProperty({ type: IssueTotalDto }) all: IssueTotalDto;
}
