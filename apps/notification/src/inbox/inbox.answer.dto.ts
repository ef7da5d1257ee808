import { ApiProperty } from '@nestjs/swagger';
import {
  deadlineKinds,
  escalationAudiences,
  notificationKinds,
  priorities,
  resolutionReasons,
  type DeadlineKind,
  type EscalationAudience,
  type NotificationKind,
  type Priority,
  type ResolutionReason,
} from '@owcr/contracts';

const maybeText = { type: String, nullable: true };
const maybeTime = { ...maybeText, format: 'date-time' };

/** A message with its words. */
export class NotificationDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ format: 'uuid' }) recipientId: string;
  @ApiProperty({ type: 'integer', minimum: 1, description: 'The place in the inbox: 1, 2, 3, ... without gaps.' }) seq: number;
  @ApiProperty({ enum: notificationKinds, enumName: 'NotificationKind' }) kind: NotificationKind;
  @ApiProperty({ format: 'uuid' }) issueId: string;
  @ApiProperty() reference: string;
  @ApiProperty(maybeText) category: string | null;
  @ApiProperty(maybeText) sector: string | null;
  @ApiProperty({ enum: priorities, enumName: 'Priority', nullable: true }) priority: Priority | null;
  @ApiProperty({ type: 'integer', nullable: true, description: 'Of an escalation.' }) level: number | null;
  @ApiProperty({ enum: deadlineKinds, enumName: 'DeadlineKind', nullable: true, description: 'Which one was missed.' })
  deadline: DeadlineKind | null;
  @ApiProperty(maybeTime) dueAt: string | null;
  @ApiProperty({ enum: resolutionReasons, enumName: 'ResolutionReason', nullable: true }) reason: ResolutionReason | null;
  @ApiProperty({
    ...{ enum: escalationAudiences, enumName: 'EscalationAudience', nullable: true },
    description: 'Of an escalation that no single person answers for: who is told.',
  })
  audience: EscalationAudience | null;
  @ApiProperty({ ...maybeText, description: 'The partner agency it is about.' }) agency: string | null;
  @ApiProperty({ format: 'date-time' }) at: string;
  @ApiProperty(maybeTime) readAt: string | null;
  @ApiProperty({ example: 'A1-0042 assigned to you: noise-street in sector D1-A' }) title: string;
}

export class InboxPageDto {
  @ApiProperty({ type: [NotificationDto] }) items: NotificationDto[];
  @ApiProperty(maybeText) nextCursor: string | null;
  @ApiProperty({ type: 'integer', minimum: 0, description: 'Of the whole inbox, not of this page.' }) unread: number;
}
