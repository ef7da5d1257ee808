import { IsBoolean, IsOptional } from 'class-validator';

export class SignOutPersonDto {
  /** True: their API keys end, too. */
  @IsOptional()
  @IsBoolean()
  keys?: boolean;
}
