import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ranks, type Rank } from '@owcr/contracts';

const maybeText = { type: String, nullable: true };
const howToReachThem = { ...maybeText, description: 'Only for themselves and for who keeps the roster of their precinct.' };

/** A person of the roster, with what of them is for who asks. */
export class RosterOfficerDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() badge: string;
  @ApiProperty() name: string;
  @ApiProperty({ enum: ranks, enumName: 'Rank' }) rank: Rank;
  @ApiProperty({ type: [String] }) sectors: string[];
  @ApiProperty({ type: [String], description: 'Where this person serves.' }) precincts: string[];
  @ApiProperty({ ...maybeText, format: 'uuid' }) supervisorId: string | null;
  @ApiProperty(maybeText) supervisorBadge: string | null;
  @ApiProperty({ example: 'en' }) language: string;
  @ApiProperty() active: boolean;
  @ApiProperty({ type: 'integer' }) version: number;
  @ApiPropertyOptional(howToReachThem) email?: string | null;
  @ApiPropertyOptional(howToReachThem) phone?: string | null;
}

export class RosterOfficerPageDto {
  @ApiProperty({ type: [RosterOfficerDto] }) items: RosterOfficerDto[];
  @ApiProperty(maybeText) nextCursor: string | null;
}

/** A shift or an absence. */
export class RosterPeriodDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ format: 'uuid' }) officerId: string;
  @ApiProperty({ format: 'date-time' }) startsAt: string;
  @ApiProperty({ format: 'date-time' }) endsAt: string;
  @ApiProperty({ type: 'integer', description: 'What a change of it says in If-Match.' }) version: number;
}

export class RosterPeriodPageDto {
  @ApiProperty({ type: [RosterPeriodDto] }) items: RosterPeriodDto[];
  @ApiProperty(maybeText) nextCursor: string | null;
}
