import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  type DeadlineKind,
  deadlineKinds,
  type EscalationAudience,
  escalationAudiences,
  type Priority,
  priorities,
  type Rank,
  ranks,
} from '@owcr/contracts';
import { ListQueryDto, Reveals } from '@owcr/platform';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsNotEmpty, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { type CloseCause } from '../clock/clock.js';

export const escalationStates = ['open', 'acknowledged', 'closed'] as const;
export type EscalationState = (typeof escalationStates)[number];

export class EscalationQueryDto extends ListQueryDto {
  @Reveals('escalation', 'state')
  @ApiPropertyOptional({ enum: escalationStates, enumName: 'EscalationState' })
  @IsOptional()
  @IsIn(escalationStates)
  state?: EscalationState;

  @Reveals('escalation', 'precinct')
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(64)
  precinct?: string;

  @Reveals('escalation', 'level')
  @ApiPropertyOptional({ minimum: 1, maximum: 3 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(3)
  level?: number;

  @Reveals('escalation', 'audience')
  @ApiPropertyOptional({ enum: escalationAudiences, enumName: 'EscalationAudience', description: 'Only what these are told.' })
  @IsOptional()
  @IsIn(escalationAudiences)
  audience?: EscalationAudience;
}

export class OwnerDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ type: String, nullable: true })
  name: string | null;

  @ApiProperty({ enum: ranks, enumName: 'Rank' })
  rank: Rank;
}

export class AcknowledgerDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ type: String, nullable: true })
  name: string | null;
}

const instant = { type: String, format: 'date-time' };
const instantOrNull = { ...instant, nullable: true };
const codeOrNull = { type: String, nullable: true };

export class EscalationDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ format: 'uuid' })
  issueId: string;

  @ApiProperty()
  reference: string;

  @ApiProperty()
  category: string;

  @ApiProperty({ enum: priorities, enumName: 'Priority' })
  priority: Priority;

  @ApiProperty({ enum: deadlineKinds, enumName: 'DeadlineKind' })
  kind: DeadlineKind;

  @ApiProperty({ minimum: 1, maximum: 3 })
  level: number;

  @ApiProperty({ enum: escalationStates, enumName: 'EscalationState' })
  state: EscalationState;

  @ApiProperty({ type: OwnerDto, nullable: true, description: 'Null where an audience is told instead of one person.' })
  owner: OwnerDto | null;

  @ApiProperty({
    enum: escalationAudiences,
    enumName: 'EscalationAudience',
    nullable: true,
    description: 'Who is told where it has no owner: all clerks, or who answers for the whole city.',
  })
  audience: EscalationAudience | null;

  @ApiProperty(codeOrNull)
  sector: string | null;

  @ApiProperty(codeOrNull)
  precinct: string | null;

  @ApiProperty({ ...instant, description: 'The deadline that was missed.' })
  dueAt: string;

  @ApiProperty(instant)
  raisedAt: string;

  @ApiProperty({ ...instantOrNull, description: 'When the next level is told; null at the top.' })
  acknowledgeBy: string | null;

  @ApiProperty({ type: AcknowledgerDto, nullable: true })
  acknowledgedBy: AcknowledgerDto | null;

  @ApiProperty(instantOrNull)
  acknowledgedAt: string | null;

  @ApiProperty({ ...instantOrNull, description: 'When the next level is told all the same, unless the issue is handled.' })
  followUpBy: string | null;

  @ApiProperty({ ...instantOrNull, description: 'When whoever is told at the top is reminded, unless the issue is handled.' })
  remindAt: string | null;

  @ApiProperty({ minimum: 0, description: 'How often they were.' })
  reminders: number;

  @ApiProperty(instantOrNull)
  closedAt: string | null;

  @ApiProperty(codeOrNull)
  cause: CloseCause | null;

  @ApiProperty()
  version: number;
}

export class EscalationPageDto {
  @ApiProperty({ type: [EscalationDto] })
  items: EscalationDto[];

  @ApiProperty(codeOrNull)
  nextCursor: string | null;
}
