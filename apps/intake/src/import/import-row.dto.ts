import { ApiProperty, OmitType } from '@nestjs/swagger';
import type { FieldError } from '@owcr/platform';
import { fieldErrorsOf, formErrors, unknownMember } from '@owcr/platform';
import { plainToInstance, Type } from 'class-transformer';
import { IsInt, IsObject, Max, Min, validateSync, ValidateNested } from 'class-validator';
import { Code } from '../issue/fields.dto.js';
import { ReportDto, SourceDto } from '../issue/report.dto.js';

/** Far beyond any file. */
const rowNumberMax = 1_000_000_000;
/** Named of one row. */
const errorsMax = 20;

/** One report of another system. Nothing is known of its reporter: what came from elsewhere was promised to nobody here. */
export class ImportRowDto extends OmitType(ReportDto, ['category', 'reporter', 'source', 'startClocks']) {
  @ApiProperty({ description: 'What the caller calls it, for the answer: its row in a file.', minimum: 0, maximum: rowNumberMax })
  @IsInt()
  @Min(0)
  @Max(rowNumberMax)
  row: number;

  /** Looked up for all rows at once, not here. */
  @Code({ description: 'One of GET /categories.' })
  category: string;

  @ApiProperty({ type: SourceDto, description: 'Where it was taken over from; each is taken once.' })
  @IsObject()
  @ValidateNested()
  @Type(() => SourceDto)
  source: SourceDto;
}

export type CheckedRow = { row: number; report: ImportRowDto } | { row: number; errors: FieldError[] };

/** One row of an import, or everything that is wrong with its fields. `index`: its place in the request, where it names none itself. */
export function checkRow(value: unknown, index: number): CheckedRow {
  const fields: Record<string, unknown> = typeof value === 'object' && value !== null ? { ...value } : {};
  const row = Number.isSafeInteger(fields.row) ? (fields.row as number) : index;
  const form = [...formErrors(fields, ImportRowDto)].slice(0, errorsMax);
  // What has another form than it should is not looked into.
  if (form.some(({ message }) => message !== unknownMember)) return { row, errors: form };
  const report = plainToInstance(ImportRowDto, fields);
  const errors = [...form, ...fieldErrorsOf(validateSync(report, { validationError: { target: false, value: false } }))];
  return errors.length === 0 ? { row, report } : { row, errors: errors.slice(0, errorsMax) };
}
