import { ApiProperty } from '@nestjs/swagger';
import { roles, type Role } from '@owcr/access';

const texts = { type: [String] };
const maybeTime = { type: String, format: 'date-time', nullable: true };

/** What may be told of a key: everything but itself. */
export class ApiKeyDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ format: 'uuid', description: 'The person it speaks for.' }) personId: string;
  @ApiProperty() name: string;
  @ApiProperty({ enum: roles, enumName: 'Role' }) role: Role;
  @ApiProperty(texts) precincts: string[];
  @ApiProperty(texts) sectors: string[];
  @ApiProperty({ type: String, nullable: true }) agency: string | null;
  @ApiProperty({ ...texts, nullable: true, description: "What of the role's permissions it has; null: all." }) only: string[] | null;
  @ApiProperty({ format: 'date-time' }) createdAt: string;
  @ApiProperty({ format: 'uuid', description: 'The person who made it.' }) createdBy: string;
  @ApiProperty(maybeTime) expiresAt: string | null;
  @ApiProperty(maybeTime) revokedAt: string | null;
  @ApiProperty(maybeTime) lastUsedAt: string | null;
}

export class NewApiKeyDto extends ApiKeyDto {
  @ApiProperty({ type: String, nullable: true, description: 'The key itself, in this answer only; null where a request is repeated.' })
  token: string | null;
}

export class ApiKeyPageDto {
  @ApiProperty({ type: [ApiKeyDto] }) items: ApiKeyDto[];
  @ApiProperty({ type: String, nullable: true }) nextCursor: string | null;
}
