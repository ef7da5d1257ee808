import { ApiProperty } from '@nestjs/swagger';
import { roles, type Role } from '@owcr/access';

const maybeText = { type: String, nullable: true };

class SignedInPersonDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() name: string;
  @ApiProperty({ enum: roles, enumName: 'Role' }) role: Role;
  @ApiProperty({ type: [String] }) precincts: string[];
  @ApiProperty({ type: [String], description: 'The sectors an officer is named for.' }) sectors: string[];
  @ApiProperty({ ...maybeText, description: 'The partner agency somebody works for.' }) agency: string | null;
}

export class SignedInDto {
  @ApiProperty({ type: Boolean, enum: [true] }) signedIn: true;
  @ApiProperty({ type: SignedInPersonDto }) person: SignedInPersonDto;
  @ApiProperty({ format: 'date-time', description: 'When it is over if nothing more is done with it.' }) endsAt: string;
  @ApiProperty({ description: 'What a request that changes something has to carry.' }) csrfToken: string;
  @ApiProperty({ example: 'America/New_York', description: "The department's time zone: by it its people read the clock." })
  timeZone: string;
}

export class NotSignedInDto {
  @ApiProperty({ type: Boolean, enum: [false] }) signedIn: false;
}

export class SignedOutDto extends NotSignedInDto {
  @ApiProperty({ ...maybeText, description: 'Where the browser may go to sign out at the identity provider, too.' })
  providerSignOut: string | null;
}
