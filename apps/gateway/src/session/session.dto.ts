import { Transform } from 'class-transformer';
import { RevealsNothing } from '@owcr/platform';
import { IsBoolean, IsOptional, IsString, MaxLength } from 'class-validator';

export class LoginQueryDto {
  /** Where to go after it: a path of this site, `/` when left out or not one. */
  @RevealsNothing()
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  return?: string;
}

export class SignOutDto {
  /** True: out of all browsers. */
  @RevealsNothing()
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean()
  everywhere?: boolean;
}
