import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsOptional } from 'class-validator';

const maybeText = { type: String, nullable: true };

export class ReporterContactDto {
  @ApiProperty({ format: 'uuid' }) issueId: string;
  @ApiProperty({ description: 'Of the issue they reported.' }) reference: string;
  @ApiProperty(maybeText) name: string | null;
  @ApiProperty(maybeText) phone: string | null;
  @ApiProperty(maybeText) email: string | null;
  @ApiProperty(maybeText) language: string | null;
  @ApiProperty() anonymous: boolean;
  @ApiProperty({ ...maybeText, format: 'date-time', description: 'When it was erased: nothing of it is left.' })
  erasedAt: string | null;
}

export class ReportersDto extends ReporterContactDto {
  @ApiProperty({ type: [ReporterContactDto], description: 'Who reported the issues that were merged into it.' })
  others: ReporterContactDto[];
}

export class EraseReporterDto {
  @ApiPropertyOptional({
    type: Boolean,
    default: false,
    description: 'Also the reporters of other issues who have the same telephone or e-mail address.',
  })
  @IsOptional()
  @IsBoolean()
  everywhere?: boolean | null;
}

export class ErasedReporterDto {
  @ApiProperty({ format: 'uuid' }) issueId: string;
  @ApiProperty({ format: 'date-time' }) erasedAt: string;
  @ApiProperty({ description: 'Of the issue, for the next command.' }) version: number;
  @ApiProperty({ type: [String], description: 'The issues whose reporters were erased by this command.' })
  erasedIssueIds: string[];
}
