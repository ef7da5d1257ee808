import { ApiProperty } from '@nestjs/swagger';
import { IsNumber, Max, Min } from 'class-validator';

/** In the body: where somebody is stands in no address and in no log. */
export class PublicPointDto {
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

export class CoveredDto {
  @ApiProperty({ description: 'Whether the point lies in a sector. A report from elsewhere is looked at by a clerk.' })
  covered: boolean;
}
