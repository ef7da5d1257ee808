import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  actions,
  credentialKinds,
  resources,
  roles,
  wheres,
  type Action,
  type Credential,
  type Resource,
  type Role,
  type Where,
} from '@owcr/access';

const resource = { type: 'string', enum: [...resources] };

export class GrantDto {
  @ApiProperty({ enum: wheres, enumName: 'GrantWhere', description: 'Where it holds; see docs/PERMISSIONS.md.' }) where: Where;
  @ApiProperty({ oneOf: [resource, { type: 'array', items: resource }], description: 'One kind of thing, or several.' })
  on: Resource | readonly Resource[];
  @ApiProperty({ enum: actions, enumName: 'GrantAction', isArray: true }) may: readonly Action[];
  @ApiPropertyOptional({ type: [String], description: 'Only these fields are shown. Absent: all.' }) fields?: readonly string[];
}

export class MyCredentialDto implements Credential {
  @ApiProperty({ enum: credentialKinds, enumName: 'CredentialKind' }) kind: Credential['kind'];
  @ApiProperty({ description: 'Of a key its id, of anything else a mark of it.' }) id: string;
}

/** Who is asking. What is absent is none, or for `only`: no limit. */
export class MeDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() name: string;
  @ApiProperty({ enum: roles, enumName: 'Role' }) role: Role;
  @ApiProperty({ type: [String] }) precincts: string[];
  @ApiPropertyOptional({ type: [String], description: 'The sectors an officer is named for.' }) sectors?: string[];
  @ApiPropertyOptional({ description: 'The partner agency somebody works for.' }) agency?: string;
  @ApiPropertyOptional({ type: [String], example: ['issue:read'], description: 'Less than the role may: `resource:action`.' })
  only?: string[];
  @ApiPropertyOptional({ type: MyCredentialDto, description: 'What they came in with.' }) credential?: MyCredentialDto;
  @ApiProperty({ type: [GrantDto] }) grants: readonly GrantDto[];
}
