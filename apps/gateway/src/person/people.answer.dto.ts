import { ApiProperty } from '@nestjs/swagger';
import { roles } from '@owcr/access';
import type { SignedOut } from './people.js';
import type { KnownPersonItem } from './person.store.js';

const maybeText = { type: String, nullable: true };

export class KnownPersonDto implements Omit<KnownPersonItem, 'lastSeenAt'> {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() name: string;
  @ApiProperty({ enum: roles, enumName: 'Role' }) role: string;
  @ApiProperty({ type: [String] }) precincts: string[];
  @ApiProperty({ type: [String] }) sectors: string[];
  @ApiProperty(maybeText) agency: string | null;
  @ApiProperty({ ...maybeText, format: 'date-time' }) lastSeenAt: Date | null;
  @ApiProperty({ type: 'integer', description: 'Browsers they are signed in with.' }) liveSessions: number;
  @ApiProperty({ type: 'integer', description: 'API keys that are neither revoked nor expired.' }) liveKeys: number;
}

export class PeoplePageDto {
  @ApiProperty({ type: [KnownPersonDto] }) items: KnownPersonDto[];
  @ApiProperty(maybeText) nextCursor: string | null;
}

export class PersonSignedOutDto implements SignedOut {
  @ApiProperty({ type: 'integer' }) sessionsEnded: number;
  @ApiProperty({ type: 'integer' }) keysRevoked: number;
}
