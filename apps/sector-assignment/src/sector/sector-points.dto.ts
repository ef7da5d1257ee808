import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsNumber, Max, Min, ValidateNested } from 'class-validator';
import { SectorPlaceDto } from './sector-answer.dto.js';

/** As many as an import brings in one request. */
export const pointsMax = 1_000;
export const pointsLimits = { bytesMax: 256 * 1024, valuesMax: 4_000, membersMax: 10, elementsMax: pointsMax } as const;

export class PointDto {
  @ApiProperty({ minimum: -90, maximum: 90 })
  @IsNumber()
  @Min(-90)
  @Max(90)
  lat: number;

  @ApiProperty({ minimum: -180, maximum: 180 })
  @IsNumber()
  @Min(-180)
  @Max(180)
  lng: number;
}

export class PointsDto {
  @ApiProperty({ type: [PointDto], maxItems: pointsMax })
  @IsArray()
  @ArrayMaxSize(pointsMax)
  @ValidateNested({ each: true })
  @Type(() => PointDto)
  points: PointDto[];
}

export class PointSectorsDto {
  @ApiProperty({
    type: 'array',
    items: { allOf: [{ $ref: '#/components/schemas/SectorPlaceDto' }], nullable: true },
    description: 'For each point, in the order asked: its sector, or null where no sector holds it.',
  })
  items: (SectorPlaceDto | null)[];
}
