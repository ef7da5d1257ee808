import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { declineReasons, type DeclineReason } from '@owcr/contracts';
import { IsInstant, ListQueryDto, Reveals } from '@owcr/platform';
import { Transform } from 'class-transformer';
import { IsIn, IsNumber, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';

export const listedStates = ['review', 'assigned', 'acknowledged', 'closed'] as const;
export type ListedState = (typeof listedStates)[number];

export class AssignmentListQueryDto extends ListQueryDto {
  @Reveals('assignment', 'state')
  @ApiPropertyOptional({ enum: listedStates, enumName: 'AssignmentState' })
  @IsOptional()
  @IsIn(listedStates)
  state?: ListedState;

  @Reveals('assignment', 'officer')
  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID()
  officer?: string;

  @Reveals('assignment', 'sector')
  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(64)
  sector?: string;
}

export class AcknowledgeDto {
  @ApiPropertyOptional({
    type: String,
    format: 'date-time',
    description: 'When it was acknowledged, of imported history only: not before its report. Now unless given.',
  })
  @IsOptional()
  @IsInstant()
  at?: string | null;
}

export class DeclineDto {
  @ApiProperty({ enum: declineReasons, enumName: 'DeclineReason' })
  @IsIn(declineReasons)
  reason: DeclineReason;
}

export class ReassignDto {
  @ApiProperty({ format: 'uuid' })
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.toLowerCase() : value))
  @IsUUID()
  officerId: string;
}

export class LocateDto {
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
