import { ApiPropertyOptional } from '@nestjs/swagger';
import { Reveals, RevealsNothing } from '@owcr/platform';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Length, Max, Min } from 'class-validator';

export class BoardQueryDto {
  @Reveals('board', 'precinct')
  @ApiPropertyOptional({ maxLength: 64, description: 'Only this precinct.' })
  @IsOptional()
  @IsString()
  @Length(1, 64)
  precinct?: string;
}

export class BoardStreamQueryDto extends BoardQueryDto {
  @RevealsNothing()
  @ApiPropertyOptional({
    minimum: 0,
    description: 'Starts after this seq, that of a board read before, instead of now. Last-Event-ID goes before it.',
  })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(Number.MAX_SAFE_INTEGER)
  since?: number;
}
