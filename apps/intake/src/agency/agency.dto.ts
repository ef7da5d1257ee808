import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Name } from '@owcr/platform';
import { ArrayMaxSize, ArrayUnique, IsArray, IsBoolean, IsOptional, IsString, MaxLength } from 'class-validator';
import { Code, IfGiven } from '../issue/fields.dto.js';

const nameMax = 200;
const handlesMax = 100;

export class AgencyDto {
  @ApiProperty({ example: 'public-works' }) code: string;
  @ApiProperty({ example: 'Department of Public Works' }) name: string;
  @ApiProperty({ description: 'Issues are referred to active agencies only.' }) active: boolean;
  @ApiProperty({ type: [String], description: 'Codes of the categories it is usually given.' }) handles: string[];
  @ApiProperty({ description: 'What a change says in If-Match.' }) version: number;
}

export class AgenciesDto {
  @ApiProperty({ type: [AgencyDto] }) items: AgencyDto[];
}

export class NewAgencyDto {
  @Code({ description: 'Stands for it wherever it is named: in issues, events and the keys of its people. Never changes.' })
  code: string;

  @Name({ max: nameMax })
  name: string;

  @ApiPropertyOptional({ type: [String], description: 'Codes of the categories it is usually given.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(handlesMax)
  @ArrayUnique()
  @IsString({ each: true })
  @MaxLength(64, { each: true })
  handles?: string[] | null;
}

/** What is left out stays as it is. */
export class ChangeAgencyDto {
  @ApiPropertyOptional({ type: String, minLength: 1, maxLength: nameMax })
  @Name({ max: nameMax })
  @IfGiven()
  name?: string;

  @ApiPropertyOptional({ description: 'False: nothing more is referred to it. What it has stays in its hands.' })
  @IfGiven()
  @IsBoolean()
  active?: boolean;

  @ApiPropertyOptional({ type: [String] })
  @IfGiven()
  @IsArray()
  @ArrayMaxSize(handlesMax)
  @ArrayUnique()
  @IsString({ each: true })
  @MaxLength(64, { each: true })
  handles?: string[];
}
