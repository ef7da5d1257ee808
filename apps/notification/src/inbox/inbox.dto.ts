import { ApiPropertyOptional } from '@nestjs/swagger';
import { ListQueryDto, Reveals, RevealsNothing } from '@owcr/platform';
import { Transform, Type } from 'class-transformer';
import { IsBoolean, IsInt, IsOptional, IsUUID, Max, Min } from 'class-validator';

export class InboxQueryDto extends ListQueryDto {
  @Reveals('notification', 'readAt')
  @ApiPropertyOptional({ type: Boolean, description: 'Only what has not been read.' })
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean()
  unread?: boolean;

  @Reveals('notification', 'recipient')
  @ApiPropertyOptional({ format: 'uuid', description: 'Another person, for those who may read every inbox.' })
  @IsOptional()
  @IsUUID()
  person?: string;
}

export class InboxStreamQueryDto {
  @RevealsNothing()
  @ApiPropertyOptional({ minimum: 0, description: 'Starts after this seq instead of now. Last-Event-ID goes before it.' })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(Number.MAX_SAFE_INTEGER)
  since?: number;
}
