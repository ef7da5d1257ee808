import { ApiProperty } from '@nestjs/swagger';
import { type Priority, priorities } from '@owcr/contracts';
import { IsIn, IsInt, IsNotEmpty, IsString, Max, MaxLength, Min, ValidateIf } from 'class-validator';
import { policySecondsMax, policySecondsMin } from './policy.js';

/** Said in so many words: what is found out from validators alone does not reach `PolicyDto`. */
const seconds = { type: 'integer', minimum: policySecondsMin, maximum: policySecondsMax } as const;

export class PutPolicyDto {
  @ApiProperty({
    type: String,
    nullable: true,
    maxLength: 64,
    description: 'Null: the policy for every category without its own.',
  })
  @ValidateIf((policy: PutPolicyDto) => policy.category !== null)
  @IsString()
  @IsNotEmpty()
  @MaxLength(64)
  category: string | null;

  @ApiProperty({ enum: priorities, enumName: 'Priority' })
  @IsIn(priorities)
  priority: Priority;

  @ApiProperty(seconds)
  @IsInt()
  @Min(policySecondsMin)
  @Max(policySecondsMax)
  acknowledgeSeconds: number;

  @ApiProperty(seconds)
  @IsInt()
  @Min(policySecondsMin)
  @Max(policySecondsMax)
  resolveSeconds: number;

  @ApiProperty(seconds)
  @IsInt()
  @Min(policySecondsMin)
  @Max(policySecondsMax)
  escalationAcknowledgeSeconds: number;

  @ApiProperty(seconds)
  @IsInt()
  @Min(policySecondsMin)
  @Max(policySecondsMax)
  followUpSeconds: number;
}

export class PolicyDto extends PutPolicyDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({
    format: 'date-time',
    description: 'When it was set last. Those the system came with bear one and the same time.',
  })
  changedAt: string;
}

export class PolicyPageDto {
  @ApiProperty({ type: [PolicyDto] })
  items: PolicyDto[];

  @ApiProperty({ type: String, nullable: true })
  nextCursor: string | null;
}
