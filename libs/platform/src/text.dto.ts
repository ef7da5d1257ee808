import { characterCount, isBlank, overridesDirection } from '@owcr/contracts';
import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsOptional, ValidateBy } from 'class-validator';

interface TextLimits {
  /** In code points, as the database counts them. */
  max: number;
  optional?: boolean;
  description?: string;
}

/** Free text of a person: without blanks around it, with something to see in it, counted in code points. Every field of free text has it. */
export function Text(limits: TextLimits): PropertyDecorator {
  return textOf(limits, () => null);
}

/** What somebody or something is called. It stands beside other words on a line, so it must not turn them around. */
export function Name(limits: TextLimits): PropertyDecorator {
  return textOf(limits, (text) =>
    overridesDirection(text) ? 'must not contain characters that change the direction of text' : null,
  );
}

/** What `isBlank` asks for, but for a few characters: said so that every reader of the document understands it. */
const visible = String.raw`[\p{L}\p{N}\p{P}\p{S}]`;

function textOf({ max, optional = false, description }: TextLimits, more: (text: string) => string | null): PropertyDecorator {
  const property = { type: String, minLength: 1, maxLength: max, pattern: visible, description };
  const faultOf = (value: unknown): string | null => {
    if (typeof value !== 'string' || value === '' || value.length > 2 * max || characterCount(value) > max)
      return `must be text of 1 to ${max} characters`;
    return isBlank(value) ? 'must contain something that can be seen' : more(value);
  };
  return applyDecorators(
    optional ? ApiPropertyOptional(property) : ApiProperty(property),
    ...(optional ? [IsOptional()] : []),
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value)),
    ValidateBy({
      name: 'text',
      validator: {
        validate: (value) => faultOf(value) === null,
        defaultMessage: (args) => faultOf(args?.value) ?? '',
      },
    }),
  );
}
