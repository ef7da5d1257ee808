import { ApiProperty } from '@nestjs/swagger';

export class MergedReportDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ example: 'D4-1042' }) reference: string;
  @ApiProperty({ description: 'What undoing its merge says in If-Match.' }) version: number;
  @ApiProperty() summary: string;
  @ApiProperty({ format: 'date-time' }) reportedAt: string;
  @ApiProperty({ format: 'uuid', description: 'The issue it was merged into; that one may have been merged itself.' })
  mergedInto: string;
}

export class MergedReportsDto {
  @ApiProperty({ type: [MergedReportDto] }) items: MergedReportDto[];
}
