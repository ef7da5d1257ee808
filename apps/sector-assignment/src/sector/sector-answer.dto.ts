import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { AssignmentReasonDto, BorderDto } from '../assignment/assignment.answer.dto.js';
import { sectorFields, type SectorField } from './sector.difference.js';

export class SectorPlaceDto {
  @ApiProperty()
  sector: string;

  @ApiProperty()
  precinct: string;
}

export class OfficerNameDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty()
  name: string;
}

export class ProspectDto extends SectorPlaceDto {
  @ApiProperty({ type: [SectorPlaceDto], description: 'Every sector the point lies in or on the border of.' })
  candidates: SectorPlaceDto[];

  @ApiProperty()
  onBorder: boolean;

  @ApiProperty({ type: BorderDto, nullable: true, description: 'Other sectors near the place; null: none.' })
  border: BorderDto | null;

  @ApiProperty({
    type: OfficerNameDto,
    nullable: true,
    description: 'Who would get an issue reported here now; null: nobody is available.',
  })
  officer: OfficerNameDto | null;

  @ApiProperty({ type: [AssignmentReasonDto], description: 'Why this officer; empty for who may not read assignments there.' })
  reasons: AssignmentReasonDto[];
}

export class RefusedFeatureDto {
  @ApiProperty({ description: 'Of the feature in the file, from 0.' })
  index: number;

  @ApiPropertyOptional()
  code?: string;

  @ApiProperty()
  reason: string;
}

export class ReportedSectorDto {
  @ApiProperty()
  code: string;

  @ApiProperty({ enum: ['self-intersecting', 'not-checked', 'unclosed-ring', 'merged-features'] })
  reason: string;
}

export class AddedSectorDto {
  @ApiProperty()
  code: string;

  @ApiProperty()
  precinct: string;
}

export class ChangedSectorDto extends AddedSectorDto {
  @ApiProperty()
  precinctBefore: string;

  @ApiProperty({ enum: [...sectorFields], isArray: true })
  fields: SectorField[];
}

export class MoveDto {
  @ApiProperty({ type: String, nullable: true, description: 'Null: in no sector.' })
  from: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'Null: in no sector.' })
  to: string | null;

  @ApiProperty()
  issues: number;
}

export class MovesDto {
  @ApiProperty({
    type: [MoveDto],
    description: 'Open issues that would lie in another sector, most first. Importing leaves them with their officers.',
  })
  items: MoveDto[];

  @ApiProperty()
  issuesLookedAt: number;

  @ApiProperty({ description: 'False: there are more open issues, which were not looked at.' })
  complete: boolean;
}

export class CoveredSectorDto {
  @ApiProperty()
  code: string;

  @ApiProperty({ description: 'The sector of the file that has most of its area.' })
  by: string;

  @ApiProperty({ type: [String], description: 'All sectors of the file that lie there, the largest share first.' })
  sectors: string[];

  @ApiProperty({ type: 'integer', description: 'Open issues that lie in it.' })
  openIssues: number;
}

export class RetiredSectorDto {
  @ApiProperty()
  code: string;

  @ApiProperty({ type: 'integer', description: 'Open issues that lay in it. What nobody has acknowledged is looked at again.' })
  openIssues: number;

  @ApiProperty({ type: 'integer', description: 'Of those, the ones that lie in no other sector.' })
  uncovered: number;
}

export class SectorDifferenceDto {
  @ApiProperty({ type: [AddedSectorDto] })
  added: AddedSectorDto[];

  @ApiProperty({ type: [ChangedSectorDto] })
  changed: ChangedSectorDto[];

  @ApiProperty({ type: [String] })
  unchanged: string[];

  @ApiProperty({ type: [String], description: 'Sectors the file says nothing about. They stay as they are.' })
  absent: string[];

  @ApiProperty({
    type: [CoveredSectorDto],
    description:
      'Of the absent ones, those of whose area the sectors of the file cover at least 95 %: renamed, split or merged, most likely.',
  })
  covered: CoveredSectorDto[];

  @ApiProperty({ type: [ReportedSectorDto], description: 'What was put right while reading.' })
  repaired: ReportedSectorDto[];

  @ApiProperty({ type: MovesDto })
  moves: MovesDto;
}

export class SectorImportDto {
  @ApiProperty()
  created: number;

  @ApiProperty()
  changed: number;

  @ApiProperty()
  unchanged: number;

  @ApiProperty({ type: [RefusedFeatureDto] })
  refused: RefusedFeatureDto[];

  @ApiProperty({ type: [ReportedSectorDto] })
  reported: ReportedSectorDto[];

  @ApiProperty({
    description: 'The server that wrote the file stopped at its limit (`exceededTransferLimit`): sectors are missing in it.',
  })
  incomplete: boolean;

  @ApiProperty()
  dryRun: boolean;

  @ApiPropertyOptional({ type: SectorDifferenceDto, description: 'Of a dry run.' })
  difference?: SectorDifferenceDto;
}
