import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { officerFields, type OfficerField } from './roster-difference.js';

export class FieldFaultDto {
  @ApiProperty()
  path: string;

  @ApiProperty()
  message: string;
}

export class RefusedRowDto {
  @ApiProperty()
  row: number;

  @ApiProperty({ type: String, nullable: true })
  badge: string | null;

  @ApiProperty({ type: [FieldFaultDto] })
  errors: FieldFaultDto[];
}

export class UnchangedOfficerDto {
  @ApiProperty()
  row: number;

  @ApiProperty()
  badge: string;
}

export class AddedOfficerDto extends UnchangedOfficerDto {
  @ApiProperty()
  name: string;
}

export class ChangedOfficerDto extends AddedOfficerDto {
  @ApiProperty({ enum: [...officerFields], isArray: true })
  fields: OfficerField[];
}

export class AlsoChangedOfficerDto {
  @ApiProperty()
  badge: string;

  @ApiProperty()
  name: string;

  @ApiProperty({ enum: [...officerFields], isArray: true })
  fields: OfficerField[];
}

export class OfficerMovesDto {
  @ApiProperty()
  badge: string;

  @ApiProperty()
  name: string;

  @ApiProperty({ type: 'integer', description: 'Issues not acknowledged yet: they go to somebody else at once.' })
  moves: number;

  @ApiProperty({ type: 'integer', description: 'Issues being worked on: they wait for a supervisor to hand them over.' })
  handOvers: number;

  @ApiProperty({ type: [String], description: 'References of the oldest ten of them.' })
  references: string[];
}

export class RosterDifferenceDto {
  @ApiProperty({ type: [AddedOfficerDto] })
  added: AddedOfficerDto[];

  @ApiProperty({ type: [ChangedOfficerDto] })
  changed: ChangedOfficerDto[];

  @ApiProperty({ type: [UnchangedOfficerDto] })
  unchanged: UnchangedOfficerDto[];

  @ApiProperty({
    type: [AlsoChangedOfficerDto],
    description: 'People the file does not name, whose precincts change because of it.',
  })
  alsoChanged: AlsoChangedOfficerDto[];

  @ApiProperty({
    type: [OfficerMovesDto],
    description: 'What people who leave, or serve elsewhere, have open. At most 200 people.',
  })
  moves: OfficerMovesDto[];
}

export class RosterSummaryDto {
  @ApiProperty()
  created: number;

  @ApiProperty()
  changed: number;

  @ApiProperty()
  unchanged: number;

  @ApiProperty()
  alsoChanged: number;

  @ApiProperty({ type: [RefusedRowDto] })
  refused: RefusedRowDto[];

  @ApiProperty({ type: [RefusedRowDto], description: 'Fields that could not be read, of rows that were taken without them.' })
  leftOut: RefusedRowDto[];

  @ApiProperty()
  dryRun: boolean;

  @ApiPropertyOptional({ type: RosterDifferenceDto, description: 'Of a dry run.' })
  difference?: RosterDifferenceDto;
}
