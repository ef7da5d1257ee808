import { ApiProperty } from '@nestjs/swagger';
import { type DeadlineKind, deadlineKinds, type Priority, priorities } from '@owcr/contracts';
import type { Opening } from './clock.js';
import { type DeadlineState, deadlineStates, openings } from './deadline.view.js';

export class DeadlineDto {
  @ApiProperty({ enum: deadlineKinds, enumName: 'DeadlineKind' })
  kind: DeadlineKind;

  @ApiProperty({ format: 'date-time' })
  startedAt: string;

  @ApiProperty({ format: 'date-time' })
  dueAt: string;

  @ApiProperty({ enum: deadlineStates, enumName: 'DeadlineState' })
  state: DeadlineState;
}

export class IntervalDto {
  @ApiProperty({ format: 'date-time' })
  from: string;

  @ApiProperty({ format: 'date-time' })
  to: string;

  @ApiProperty({ description: 'Whether this time counts towards the deadline.' })
  counts: boolean;
}

export class PolicyUsedDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ type: String, nullable: true, description: 'Null: the policy for every category.' })
  category: string | null;

  @ApiProperty({ enum: priorities, enumName: 'Priority' })
  priority: Priority;

  @ApiProperty({ description: 'What it allowed when the clock was opened.' })
  allowedSeconds: number;
}

export class DeadlineExplanationDto extends DeadlineDto {
  @ApiProperty({ enum: openings, description: 'What the clock was started by.' })
  startedBy: Opening;

  @ApiProperty({ description: '1 for the first start, 2 after the first restart, ...' })
  run: number;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'When the work was done.' })
  handledAt: string | null;

  @ApiProperty({ type: PolicyUsedDto })
  policy: PolicyUsedDto;

  @ApiProperty({ type: [IntervalDto], description: 'From the start to the deadline.' })
  intervals: IntervalDto[];
}
