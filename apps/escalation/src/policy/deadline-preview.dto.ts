import { ApiProperty } from '@nestjs/swagger';
import { Reveals } from '@owcr/platform';
import { type Priority, priorities } from '@owcr/contracts';
import { IsIn, IsString, Length } from 'class-validator';

export class DeadlinePreviewQueryDto {
  @Reveals('policy', 'category')
  @ApiProperty({ minLength: 1, maxLength: 64, description: 'One without a policy of its own has that of every category.' })
  @IsString()
  @Length(1, 64)
  category: string;

  @Reveals('policy', 'priority')
  @ApiProperty({ enum: priorities })
  @IsIn(priorities)
  priority: Priority;
}

export class DeadlinePreviewDto {
  @ApiProperty({ format: 'date-time', description: 'What the deadlines are counted from, by the clock of the database.' })
  at: string;

  @ApiProperty({ format: 'date-time' })
  acknowledgeBy: string;

  @ApiProperty({ format: 'date-time' })
  resolveBy: string;
}
