import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { RevealsNothing } from './revealed-fields.js';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';

/** `?limit=&cursor=` of every list. Extend it with a list's own filters. */
export class ListQueryDto {
  @RevealsNothing()
  @ApiPropertyOptional({ minimum: 1, maximum: 200, default: 50 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit?: number;

  @RevealsNothing()
  @ApiPropertyOptional({ description: 'nextCursor of the page before.' })
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  cursor?: string;
}
