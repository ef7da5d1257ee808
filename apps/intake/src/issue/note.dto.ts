import { ApiProperty } from '@nestjs/swagger';
import type { NoteKind } from './command.js';

/** A report that was merged into the issue. */
export class FromReportDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ example: 'D4-1042' }) reference: string;
}

export class NoteEntryDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ enum: ['note', 'resolution', 'reopening', 'withdrawal'], description: 'What it was written with.' })
  kind: NoteKind;
  @ApiProperty() text: string;
  @ApiProperty({ type: 'object', properties: { id: { type: 'string' }, name: { type: 'string' } } }) author: {
    id: string;
    name: string;
  };
  @ApiProperty({ format: 'date-time' }) at: string;
  @ApiProperty({
    type: FromReportDto,
    nullable: true,
    description: 'The merged report it was written about; null: this issue itself.',
  })
  from: FromReportDto | null;
}

export class NotePageDto {
  @ApiProperty({ type: [NoteEntryDto] }) items: NoteEntryDto[];
  @ApiProperty({ type: String, nullable: true }) nextCursor: string | null;
}
