import { ApiProperty } from '@nestjs/swagger';
import { resolutionReasons, type ResolutionReason } from '@owcr/contracts';
import { Text } from '@owcr/platform';
import { IsIn, IsUUID } from 'class-validator';
import { Code, Instant } from './fields.dto.js';

export class NoteDto {
  @Text({ max: 5000 })
  text: string;
}

export class ReferDto {
  @Code({ description: 'The partner agency it is handed to: an active one of GET /agencies.' })
  partner: string;
}

export class ResolveDto {
  @ApiProperty({ enum: resolutionReasons, enumName: 'ResolutionReason' })
  @IsIn(resolutionReasons)
  reason: ResolutionReason;

  @Text({ max: 5000, optional: true })
  note?: string | null;

  @Instant('When it was resolved, of imported history only: not before its report. Now unless given.')
  at?: string | null;
}

export class ReasonDto {
  @Text({ max: 1000, optional: true })
  reason?: string | null;
}

export class MergeDto {
  @ApiProperty({ format: 'uuid', description: 'The issue that survives.' })
  @IsUUID()
  into: string;
}
