import { ApiProperty } from '@nestjs/swagger';
import { issueStatuses, priorities, type IssueStatus, type Priority } from '@owcr/contracts';

const count = { type: 'integer', minimum: 0 } as const;
const maybeText = { type: String, nullable: true };
const maybeTime = { ...maybeText, format: 'date-time' };

class OpenByPriorityDto implements Record<Priority, number> {
  @ApiProperty(count) low: number;
  @ApiProperty(count) normal: number;
  @ApiProperty(count) high: number;
  @ApiProperty(count) urgent: number;
}

export class BoardSectorDto {
  @ApiProperty() sector: string;
  @ApiProperty(maybeText) precinct: string | null;
  @ApiProperty({ description: 'False for a sector that was given up.' }) active: boolean;
  @ApiProperty(count) open: number;
  @ApiProperty(count) late: number;
  @ApiProperty(count) unacknowledged: number;
  @ApiProperty(count) escalated: number;
  @ApiProperty(count) needsReview: number;
  @ApiProperty(maybeTime) oldestReportedAt: string | null;
  @ApiProperty({ type: OpenByPriorityDto }) byPriority: OpenByPriorityDto;
}

export class BoardDto {
  @ApiProperty({ type: [BoardSectorDto] }) sectors: BoardSectorDto[];
  @ApiProperty({ ...count, description: 'Open issues somebody has to find a place or an officer for.' }) review: number;
  @ApiProperty({ ...count, description: 'Open issues, those that lie in no sector yet included.' }) total: number;
  @ApiProperty({ format: 'date-time' }) at: string;
  @ApiProperty({ ...count, description: 'The place in the stream of this board: `GET /board/stream?since=`.' }) seq: number;
}

export class BoardIssueDto {
  @ApiProperty({ format: 'uuid' }) issueId: string;
  @ApiProperty() reference: string;
  @ApiProperty(maybeText) category: string | null;
  @ApiProperty({ enum: priorities, enumName: 'Priority', nullable: true }) priority: Priority | null;
  @ApiProperty({ enum: issueStatuses, enumName: 'BoardStatus' }) status: IssueStatus;
  @ApiProperty() sector: string;
  @ApiProperty(maybeText) precinct: string | null;
  @ApiProperty({ ...maybeText, format: 'uuid' }) officerId: string | null;
  @ApiProperty({ format: 'date-time' }) reportedAt: string;
  @ApiProperty(maybeTime) acknowledgeDueAt: string | null;
  @ApiProperty(maybeTime) resolveDueAt: string | null;
  @ApiProperty() late: boolean;
  @ApiProperty() needsReview: boolean;
  @ApiProperty({ ...count, description: 'Level of its highest open escalation; 0 where there is none.' }) escalationLevel: number;
}

export class BoardIssuePageDto {
  @ApiProperty({ type: [BoardIssueDto] }) items: BoardIssueDto[];
  @ApiProperty(maybeText) nextCursor: string | null;
}
