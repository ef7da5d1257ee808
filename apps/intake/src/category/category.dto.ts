import { ApiProperty } from '@nestjs/swagger';
import { priorities, type Priority } from '@owcr/contracts';

export class QuestionDto {
  @ApiProperty({ description: 'Under which an issue keeps the answer.' }) code: string;
  @ApiProperty() text: string;
  @ApiProperty({ enum: ['text', 'number', 'boolean'] }) kind: 'text' | 'number' | 'boolean';
}

export class CategoryDto {
  @ApiProperty() code: string;
  @ApiProperty() name: string;
  @ApiProperty({ enum: priorities, enumName: 'Priority', description: 'Of every issue of this category.' }) priority: Priority;
  @ApiProperty({ type: [QuestionDto] }) questions: QuestionDto[];
}

export class CategoriesDto {
  @ApiProperty({ type: [CategoryDto] }) items: CategoryDto[];
}
