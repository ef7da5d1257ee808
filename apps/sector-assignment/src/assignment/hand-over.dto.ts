import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsUUID } from 'class-validator';
import { AssignedOfficerDto, AssignmentDto, AssignmentReasonDto } from './assignment.answer.dto.js';

export const handOverWhys = ['absent', 'inactive'] as const;
export type HandOverWhy = (typeof handOverWhys)[number];

/** What somebody was working on who is not there any more, with who should go on. */
export class HandOverItemDto extends AssignmentDto {
  @ApiProperty({ enum: handOverWhys, enumName: 'HandOverWhy', description: 'What keeps its officer from going on.' })
  why: HandOverWhy;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'When the absence ends; null: inactive.' })
  until: string | null;

  @ApiProperty({ type: AssignedOfficerDto, nullable: true, description: 'Who should go on; null: nobody is available.' })
  proposed: AssignedOfficerDto | null;

  @ApiProperty({ type: [AssignmentReasonDto], description: 'Why this officer.' })
  proposedReasons: AssignmentReasonDto[];
}

export class HandOverPageDto {
  @ApiProperty({ type: [HandOverItemDto] }) items: HandOverItemDto[];
  @ApiProperty({ type: String, nullable: true }) nextCursor: string | null;
}

export class HandOverDto {
  @ApiProperty({ format: 'uuid', description: 'Whose issues are handed over.' })
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.toLowerCase() : value))
  @IsUUID()
  officerId: string;
}

export class HandedOverDto {
  @ApiProperty({ type: 'integer', description: 'Issues that have another officer now.' }) handedOver: number;
  @ApiProperty({ type: 'integer', description: 'Issues for which nobody is available, and those beyond 500.' }) left: number;
}
