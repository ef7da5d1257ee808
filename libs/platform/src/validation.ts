import { Injectable, ValidationPipe, type ArgumentMetadata, type PipeTransform, type ValidationError } from '@nestjs/common';
import { invalid, type FieldError } from './domain-error.js';
import { assertStorable } from './storable.js';

const errorsMax = 100;

/** Checks bodies, queries and parameters against their DTO classes and names every field at fault, unknown ones too. */
@Injectable()
export class RequestValidationPipe extends ValidationPipe {
  constructor() {
    super({
      whitelist: true,
      forbidNonWhitelisted: true,
      forbidUnknownValues: true,
      transform: true,
      validationError: { target: false, value: false },
      exceptionFactory: (errors) => invalid(fieldErrorsOf(errors).slice(0, errorsMax)),
    });
  }

  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    // Bodies were looked at when they were parsed.
    if (metadata.type === 'query' || metadata.type === 'param') assertStorable(value, metadata.data ?? '');
    if (metadata.type === 'body' && this.isMissing(value, metadata))
      throw invalid([{ path: '', message: 'a JSON object is needed' }]);
    return (await super.transform(value, metadata)) as unknown;
  }

  /** Without this, an absent or non-object body would be taken for an empty one. */
  private isMissing(value: unknown, metadata: ArgumentMetadata): boolean {
    const checked = metadata.metatype !== undefined && this.toValidate(metadata) && !metadata.data;
    return (
      checked && (metadata.metatype as unknown) !== Array && (typeof value !== 'object' || value === null || Array.isArray(value))
    );
  }
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** An id in a path: `@Param('id', UuidPipe) id: string`. */
@Injectable()
export class UuidPipe implements PipeTransform<unknown, string> {
  transform(value: unknown, { data = 'id' }: Pick<ArgumentMetadata, 'data'>): string {
    if (typeof value !== 'string' || !uuid.test(value)) throw invalid([{ path: data, message: 'must be a UUID' }]);
    return value.toLowerCase();
  }
}

/** Flattens class-validator's tree: `location` > `lat` becomes `location.lat`, an index becomes `[0]`. */
export function fieldErrorsOf(errors: readonly ValidationError[], parent = ''): FieldError[] {
  return errors.flatMap(({ property, constraints, children }) => {
    const path = pathOf(parent, property);
    const own = Object.values(constraints ?? {}).map((message) => ({ path, message: withoutName(message, property) }));
    return [...own, ...fieldErrorsOf(children ?? [], path)];
  });
}

function pathOf(parent: string, property: string): string {
  if (/^\d+$/.test(property)) return `${parent}[${property}]`;
  return parent ? `${parent}.${property}` : property;
}

/** class-validator starts its messages with the property, which `path` says already. */
function withoutName(message: string, property: string): string {
  if (message === `property ${property} should not exist`) return 'is not a known property';
  return message.startsWith(`${property} `) ? message.slice(property.length + 1) : message;
}
