import { roles, type Role } from '@owcr/access';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsInstant, ListQueryDto, Name, Reveals } from '@owcr/platform';
import type { ListedState } from './access-token.store.js';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  IsArray,
  IsBoolean,
  IsIn,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  ValidateIf,
} from 'class-validator';

const listedStates: readonly ListedState[] = ['works', 'awaiting-approval'];

export class ListApiKeysDto extends ListQueryDto {
  @Reveals('access-token', 'state')
  @ApiPropertyOptional({
    enum: listedStates,
    description: 'Only keys that work, or only those that wait for a second administrator; none of them revoked or past its end.',
  })
  @IsOptional()
  @IsIn(listedStates)
  state?: ListedState;
}

export class CreateApiKeyDto {
  /** The person the token speaks for; an officer's is their roster id. Left out: somebody new. Somebody else: for the bootstrap administrator only. */
  @IsOptional()
  @IsUUID()
  personId?: string;

  @Name({ max: 200 })
  name: string;

  /** `service`: for the bootstrap administrator only. */
  @IsIn(roles)
  role: Role;

  /** Where an officer or supervisor works. Sergeants and lieutenants need one; of a commander an empty list is the whole city, and has to be there. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @IsString({ each: true })
  @IsNotEmpty({ each: true })
  @MaxLength(64, { each: true })
  precincts?: string[];

  /** The sectors an officer is named for. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @IsString({ each: true })
  @IsNotEmpty({ each: true })
  @MaxLength(64, { each: true })
  sectors?: string[];

  /** The partner agency somebody works for, as issues are referred to it; needed for the role partner. */
  @ValidateIf(({ role, agency }: CreateApiKeyDto) => role === 'partner' || agency !== undefined)
  @IsString()
  @IsNotEmpty()
  @MaxLength(64)
  agency?: string;

  /** At most API_KEY_DAYS_MAX (366) days from now. Left out: API_KEY_DAYS_DEFAULT (90) days from now. */
  @IsOptional()
  @ApiPropertyOptional({ format: 'date-time' })
  @IsInstant()
  expiresAt?: string;

  /** True: it changes nothing, whatever the role may. */
  @IsOptional()
  @IsBoolean()
  readOnly?: boolean;

  /** What of the role's permissions it has, as `resource:action`, for example `issue:report`. Left out: all of them. */
  @IsOptional()
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(100)
  @Matches(/^[a-z-]+:[a-z-]+$/, { each: true, message: 'must be resource:action' })
  @MaxLength(64, { each: true })
  only?: string[];
}
