import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsInstant } from '@owcr/platform';
import { IsOptional, Matches, ValidateIf } from 'class-validator';

/** A code of the department's own: a category, a partner, a source system. */
export function Code({ optional = false, description }: { optional?: boolean; description?: string } = {}): PropertyDecorator {
  const property = { type: String, maxLength: 64, description };
  return applyDecorators(
    optional ? ApiPropertyOptional(property) : ApiProperty(property),
    ...(optional ? [IsOptional()] : []),
    Matches(/^[\p{L}\p{N}][\p{L}\p{N}._ -]{0,63}$/u, {
      message: 'must be a code of at most 64 letters, digits, dots, dashes, underscores or blanks',
    }),
  );
}

/** A moment to look from or up to: with its offset, so that it is the same for everybody. */
export function Instant(description: string): PropertyDecorator {
  return applyDecorators(ApiPropertyOptional({ type: String, format: 'date-time', description }), IsOptional(), IsInstant());
}

/** No control characters, and no blanks around it. Written out, for many readers of the document do not know `\P{Cc}`. */
// eslint-disable-next-line no-control-regex -- they are what it is about
const placeCode = /^[^\s\u0000-\u001f\u007f-\u009f]([^\u0000-\u001f\u007f-\u009f]{0,62}[^\s\u0000-\u001f\u007f-\u009f])?$/u;

/** The code of a sector or precinct, to look for: whatever a boundary file may call one. Those have no blanks around them. */
export function PlaceCode(): PropertyDecorator {
  return applyDecorators(
    ApiPropertyOptional({ type: String, minLength: 1, maxLength: 64 }),
    IsOptional(),
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value)),
    Matches(placeCode, { message: 'must be a code of 1 to 64 characters, none of them a control character' }),
  );
}

/** Of a change: what is left out stays as it is, and null is no value. */
export function IfGiven(): PropertyDecorator {
  return ValidateIf((_: object, value: unknown) => value !== undefined);
}
