import { ApiProperty } from '@nestjs/swagger';
import { roles } from '@owcr/access';
import type { NamedApiKey } from './api-key.description.js';
import { keyStates, type KeyState } from './key-rules.js';

const maybeText = { type: String, nullable: true };
const maybeTime = { type: String, nullable: true, format: 'date-time' };

export class ApiKeyDto implements NamedApiKey {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ format: 'uuid', description: 'Who it speaks for.' }) personId: string;
  @ApiProperty() name: string;
  @ApiProperty({ enum: roles, enumName: 'Role' }) role: string;
  @ApiProperty({ type: [String] }) precincts: string[];
  @ApiProperty({ type: [String] }) sectors: string[];
  @ApiProperty(maybeText) agency: string | null;
  @ApiProperty({ type: [String], nullable: true, description: 'What of the role it may, as `resource:action`; null: all.' })
  only: string[] | null;
  @ApiProperty({ enum: keyStates, enumName: 'KeyState', description: '`awaiting-approval`: it lets nobody in before.' })
  state: KeyState;
  @ApiProperty({ format: 'date-time' }) createdAt: string;
  @ApiProperty({ format: 'uuid', description: 'Who made it.' }) createdBy: string;
  @ApiProperty(maybeText) createdByName: string | null;
  @ApiProperty({ ...maybeTime, description: 'When a second administrator approved it.' }) approvedAt: string | null;
  @ApiProperty({ ...maybeText, format: 'uuid' }) approvedBy: string | null;
  @ApiProperty(maybeText) approvedByName: string | null;
  @ApiProperty({ format: 'date-time' }) expiresAt: string;
  @ApiProperty(maybeTime) revokedAt: string | null;
  @ApiProperty(maybeTime) lastUsedAt: string | null;
}

export class NewApiKeyDto extends ApiKeyDto {
  @ApiProperty({ ...maybeText, description: 'Shown this once: null when the request is repeated.' }) token: string | null;
}

export class ApiKeyPageDto {
  @ApiProperty({ type: [ApiKeyDto] }) items: ApiKeyDto[];
  @ApiProperty(maybeText) nextCursor: string | null;
}
