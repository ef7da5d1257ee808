import { Transform } from 'class-transformer';
import { IsBoolean, IsOptional, IsString, MaxLength } from 'class-validator';

export class LoginQueryDto {
  /** Where to go after it: a path of this site, `/` when left out or not one. */
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  return?: string;
}

export class SignOutDto {
  /** True: out of all browsers. */
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean()
  everywhere?: boolean;
}
