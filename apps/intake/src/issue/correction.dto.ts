import { ApiProperty, ApiPropertyOptional, PickType } from '@nestjs/swagger';
import { correctedFields, priorities, type CorrectedField, type Priority } from '@owcr/contracts';
import { Text } from '@owcr/platform';
import { Type } from 'class-transformer';
import { IsIn, IsObject, Validate, ValidateNested } from 'class-validator';
import { KnownCategory } from '../category/known-category.dto.js';
import { Code, IfGiven } from './fields.dto.js';
import { ReportDto, ReporterDto } from './report.dto.js';

/** What is put right of an issue. What is left out stays; null clears a place, an address, a description and all answers. */
export class CorrectIssueDto extends PickType(ReportDto, ['location', 'address', 'description', 'answers']) {
  @ApiPropertyOptional({
    type: String,
    maxLength: 64,
    description: 'One of GET /categories. Its priority comes with it, unless another was set by hand, and its questions.',
  })
  @Code()
  @Validate(KnownCategory)
  @IfGiven()
  category?: string;

  @ApiPropertyOptional({ enum: priorities, enumName: 'Priority' })
  @IsIn(priorities)
  @IfGiven()
  priority?: Priority;

  @ApiPropertyOptional({ type: String, minLength: 1, maxLength: 200 })
  @Text({ max: 200 })
  @IfGiven()
  summary?: string;

  @ApiPropertyOptional({
    type: ReporterDto,
    description: 'Of who reported it, for who may write it. What is left out stays; null clears.',
  })
  @IsObject()
  @ValidateNested()
  @Type(() => ReporterDto)
  @IfGiven()
  contact?: ReporterDto;
}

class AuthorDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() name: string;
}

const value = { nullable: true, oneOf: [{ type: 'string' }, { type: 'object', additionalProperties: true }] };

export class CorrectionDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ enum: correctedFields, enumName: 'CorrectedField' }) field: CorrectedField;
  @ApiProperty({ ...value, description: 'What it was before; of a contact nothing is kept.' }) before: unknown;
  @ApiProperty({ ...value, description: 'What it was put right to; of a contact nothing is kept.' }) after: unknown;
  @ApiProperty({ type: AuthorDto }) author: AuthorDto;
  @ApiProperty({ format: 'date-time' }) at: string;
}

export class CorrectionPageDto {
  @ApiProperty({ type: [CorrectionDto] }) items: CorrectionDto[];
  @ApiProperty({ type: String, nullable: true }) nextCursor: string | null;
}
