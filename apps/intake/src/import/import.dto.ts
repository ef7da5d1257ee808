import { RevealsNothing } from '@owcr/platform';
import { ApiProperty, ApiPropertyOptional, getSchemaPath } from '@nestjs/swagger';
import type { FieldError } from '@owcr/platform';
import { Transform } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsOptional } from 'class-validator';
import { ImportRowDto } from './import-row.dto.js';

/** Of one request: as many as one transaction writes within half a second. */
export const importRowsMax = 1_000;
/** A thousand rows with an address and a note each; of a row a dozen members and some answers. */
export const importLimits = {
  bytesMax: 1024 * 1024,
  valuesMax: 60_000,
  membersMax: 100,
  elementsMax: importRowsMax,
} as const;

export class IssueImportDto {
  /** Each is checked by itself, so that one that is wrong does not refuse the others. */
  @ApiProperty({ type: 'array', maxItems: importRowsMax, items: { $ref: getSchemaPath(ImportRowDto) } })
  @IsArray()
  @ArrayMaxSize(importRowsMax)
  rows: unknown[];

  @ApiPropertyOptional({
    type: Boolean,
    description: 'Starts the clocks of rows older than a day, too. Otherwise those are history, without deadlines.',
  })
  @IsOptional()
  @IsBoolean()
  startClocks?: boolean | null;
}

export class IssueImportQueryDto {
  @RevealsNothing()
  @ApiPropertyOptional({ type: Boolean, description: 'Only say what would happen.' })
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean()
  dryRun?: boolean;
}

export const importOutcomes = ['taken', 'existing', 'refused'] as const;
export type ImportOutcome = (typeof importOutcomes)[number];

class FieldErrorDto implements FieldError {
  @ApiProperty() path: string;
  @ApiProperty() message: string;
}

export class ImportedRowDto {
  @ApiProperty({ description: 'As it was called in the request.' }) row: number;
  @ApiProperty({
    enum: importOutcomes,
    enumName: 'ImportOutcome',
    description: 'taken: stored now (in a dry run: it would be). existing: its source was taken before. refused: see errors.',
  })
  outcome: ImportOutcome;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) id: string | null;
  @ApiProperty({ type: String, nullable: true }) reference: string | null;
  @ApiProperty({ description: 'Imported history: its clocks do not start.' }) history: boolean;
  @ApiPropertyOptional({ type: [FieldErrorDto] }) errors?: FieldErrorDto[];
}

export class IssueImportAnswerDto {
  @ApiProperty() taken: number;
  @ApiProperty() existing: number;
  @ApiProperty() refused: number;
  @ApiProperty({
    description:
      'Imported issues that are stored and wait for their turn to be assigned, at most 100,000 counted. Reports from pages go first.',
  })
  waiting: number;
  @ApiProperty({ type: [ImportedRowDto], description: 'In the order of the request.' }) rows: ImportedRowDto[];
}
