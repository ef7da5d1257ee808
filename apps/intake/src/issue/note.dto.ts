import { ApiProperty } from '@nestjs/swagger';
import type { NoteKind } from './command.js';

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
}

export class NotePageDto {
  @ApiProperty({ type: [NoteEntryDto] }) items: NoteEntryDto[];
  @ApiProperty({ type: String, nullable: true }) nextCursor: string | null;
}
