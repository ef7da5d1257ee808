import { ApiProperty } from '@nestjs/swagger';

export class TimelineItemDto {
  @ApiProperty({ example: 'assignment.made.v1' }) type: string;
  @ApiProperty({ format: 'date-time' }) at: string;
  @ApiProperty({ example: 'sector-assignment' }) service: string;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) by: string | null;
  @ApiProperty({ type: 'object', additionalProperties: true, description: 'What the event says beside who, when and where.' })
  facts: Record<string, unknown>;
  @ApiProperty({ type: 'integer', minimum: 0, description: 'Zero for the first.' }) sincePreviousMs: number;
}

export class TimelineDto {
  @ApiProperty({ format: 'uuid' }) issueId: string;
  @ApiProperty({ type: [TimelineItemDto] }) items: TimelineItemDto[];
  @ApiProperty({ description: 'There are more, newer ones.' }) truncated: boolean;
}
