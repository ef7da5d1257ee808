import { PickType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsNumber,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { ListQueryDto } from './list-query.dto.js';
import { Reveals } from './revealed-fields.js';

/** A DTO as services have them: for the tests of this lib. */
export class SamplePlaceDto {
  @IsNumber()
  @Min(-90)
  @Max(90)
  lat: number;

  @IsNumber()
  lng: number;
}

export class SampleDto {
  @IsString()
  @MaxLength(200)
  summary: string;

  @IsOptional()
  @IsIn(['low', 'high'])
  priority?: 'low' | 'high';

  @IsOptional()
  @IsInt()
  count?: number;

  @IsOptional()
  @ValidateNested()
  @Type(() => SamplePlaceDto)
  location?: SamplePlaceDto;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(5)
  @ValidateNested({ each: true })
  @Type(() => SamplePlaceDto)
  places?: SamplePlaceDto[];
}

export class SampleQueryDto extends ListQueryDto {
  @Reveals('issue', 'summary')
  @IsOptional()
  @IsString()
  q?: string;

  @Reveals('issue', 'officer')
  @IsOptional()
  @IsString()
  officer?: string;

  @Reveals('officer', 'phone')
  @IsOptional()
  @IsString()
  phone?: string;
}

/** A filter that comes in a body. */
export class SampleSearchDto extends PickType(SampleQueryDto, ['officer']) {}
