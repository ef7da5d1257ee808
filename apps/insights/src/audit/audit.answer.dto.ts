import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { auditResults, type AuditResult } from '@owcr/contracts';

const maybeText = { type: String, nullable: true };

export class CredentialDto {
  @ApiProperty({ description: '`api-key`, `session`, `provider-token` or `bootstrap-token`.' }) kind: string;
  @ApiProperty({ description: 'Of a key its id, of anything else a mark of it.' }) id: string;
}

export class AuditItemDto {
  @ApiProperty({ type: 'integer', minimum: 1, description: 'Place in the chain, without gaps.' }) seq: number;
  @ApiProperty({ format: 'date-time' }) at: string;
  @ApiProperty({ ...maybeText, description: 'Null where nobody was recognised.' }) principalId: string | null;
  @ApiProperty(maybeText) role: string | null;
  @ApiPropertyOptional({
    type: CredentialDto,
    nullable: true,
    description: 'What they came in with; entries of earlier versions do not say.',
  })
  credential?: CredentialDto | null;
  @ApiProperty({ example: 'POST /api/v1/issues/:id/start' }) action: string;
  @ApiProperty(maybeText) target: string | null;
  @ApiProperty({ ...maybeText, example: 'D4-1042', description: 'Of the issue it was done to; null where it was none.' })
  reference: string | null;
  @ApiProperty({ enum: auditResults, enumName: 'AuditResult' }) result: AuditResult;
  @ApiProperty({ ...maybeText, description: 'Why it was refused.' }) code: string | null;
  @ApiProperty({ type: 'integer', minimum: 1, description: 'How many refused attempts alike this stands for.' }) count: number;
  @ApiProperty({ ...maybeText, description: 'Address of the client.' }) from: string | null;
  @ApiProperty(maybeText) requestId: string | null;
  @ApiProperty() service: string;
  @ApiProperty({ format: 'date-time' }) recordedAt: string;
  @ApiProperty({ format: 'uuid' }) id: string;
}

export class AuditPageDto {
  @ApiProperty({ type: [AuditItemDto] }) items: AuditItemDto[];
  @ApiProperty(maybeText) nextCursor: string | null;
}
