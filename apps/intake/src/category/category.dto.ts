import { ApiProperty } from '@nestjs/swagger';
import { priorities, type Priority } from '@owcr/contracts';
import { Type } from 'class-transformer';
import { IsInt, IsString, Max, MaxLength, Min } from 'class-validator';
import { answerLengthMax, questionKinds, type Question, type QuestionKind } from './category.js';

export class QuestionOptionDto {
  @ApiProperty({ description: 'What an issue keeps as the answer.' }) code: string;
  @ApiProperty() text: string;
}

export class QuestionDto {
  @ApiProperty({ description: 'Under which an issue keeps the answer.' }) code: string;
  @ApiProperty() text: string;
  @ApiProperty({ enum: questionKinds, enumName: 'QuestionKind' }) kind: QuestionKind;
  @ApiProperty({ description: 'A report without an answer is refused, unless another system took it.' }) required: boolean;
  @ApiProperty({ type: [QuestionOptionDto], description: 'Of a choice; empty for other kinds.' }) options: QuestionOptionDto[];
  @ApiProperty({ description: 'Characters a text may have.' }) lengthMax: number;
}

export class CategoryDto {
  @ApiProperty() code: string;
  @ApiProperty() name: string;
  @ApiProperty({ enum: priorities, enumName: 'Priority', description: 'Of every issue of this category.' }) priority: Priority;
  @ApiProperty({ type: [QuestionDto] }) questions: QuestionDto[];
  @ApiProperty({ description: 'Counts the changes of its questions.' }) questionsVersion: number;
}

export class CategoriesDto {
  @ApiProperty({ type: [CategoryDto] }) items: CategoryDto[];
}

export class QuestionsVersionDto {
  @ApiProperty()
  @IsString()
  @MaxLength(64)
  code: string;

  @ApiProperty({ type: 'integer', minimum: 1 })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(2 ** 31 - 1)
  version: number;
}

export class CategoryQuestionsDto {
  @ApiProperty() category: string;
  @ApiProperty() version: number;
  @ApiProperty({ type: [QuestionDto] }) questions: QuestionDto[];
}

/** A question with what its table leaves out. */
export function questionDtoOf({
  code,
  text,
  kind,
  required = false,
  options = [],
  lengthMax = answerLengthMax,
}: Question): QuestionDto {
  return { code, text, kind, required, options: options.map((option) => ({ code: option.code, text: option.text })), lengthMax };
}
