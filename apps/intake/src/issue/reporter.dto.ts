import { ApiProperty } from '@nestjs/swagger';

const maybeText = { type: String, nullable: true };

export class ReporterContactDto {
  @ApiProperty({ format: 'uuid' }) issueId: string;
  @ApiProperty({ description: 'Of the issue they reported.' }) reference: string;
  @ApiProperty(maybeText) name: string | null;
  @ApiProperty(maybeText) phone: string | null;
  @ApiProperty(maybeText) email: string | null;
  @ApiProperty(maybeText) language: string | null;
  @ApiProperty() anonymous: boolean;
}

export class ReportersDto extends ReporterContactDto {
  @ApiProperty({ type: [ReporterContactDto], description: 'Who reported the issues that were merged into it.' })
  others: ReporterContactDto[];
}
