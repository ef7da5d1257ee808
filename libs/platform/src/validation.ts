import {
  Injectable,
  ValidationPipe,
  type ArgumentMetadata,
  type Paramtype,
  type PipeTransform,
  type ValidationError,
} from '@nestjs/common';
import { DomainError, invalid, type FieldError } from './domain-error.js';
import { formErrors, pathOf, unknownMember, type Dto } from './dto-shape.js';
import { assertStorable } from './storable.js';

/** Named in one answer. Nobody mends more of them before asking again. */
const errorsMax = 100;
/** What one URL may say: the filters of a list, and one of them several times. */
const urlBreadth = { membersMax: 50, elementsMax: 100 } as const;

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
      exceptionFactory: (errors) => invalid(first(errorsMax, fieldErrorsOf(errors))),
    });
  }

  override async transform(given: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    const { type, data = '' } = metadata;
    // Bodies were looked at when they were parsed.
    if (type === 'query' || type === 'param') assertStorable(given, urlBreadth, data);
    const dto = this.dtoOf(metadata);
    // Nothing said is an empty body: a command whose members may all be left out needs none.
    const value = given === undefined && dto && type === 'body' ? {} : given;
    const unknown = dto ? unknownMembers(value, dto, type) : [];
    try {
      const transformed = (await super.transform(value, metadata)) as unknown;
      if (unknown.length === 0) return transformed;
    } catch (error) {
      if (!(error instanceof DomainError && error.errors)) throw error;
      throw invalid([...unknown, ...error.errors].slice(0, errorsMax));
    }
    throw invalid(unknown);
  }

  private dtoOf(metadata: ArgumentMetadata): Dto | null {
    const { metatype, data } = metadata;
    const isDto = metatype !== undefined && (metatype as unknown) !== Array && !data && this.toValidate(metadata);
    return isDto ? metatype : null;
  }
}

/**
 * Members that the DTO does not have. Throws where the form itself is wrong, so that class-validator never looks into it: a body that is
 * no object, which it would take for an empty one; a list where one object is meant; a list that is too long.
 */
function unknownMembers(value: unknown, dto: Dto, type: Paramtype): readonly FieldError[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    if (type === 'body') throw invalid([{ path: '', message: 'a JSON object is needed' }]);
    return [];
  }
  const errors = first(errorsMax, formErrors(value, dto));
  if (errors.length >= errorsMax || errors.some(({ message }) => message !== unknownMember)) throw invalid(errors);
  return errors;
}

function first<T>(max: number, all: Iterable<T>): T[] {
  const taken: T[] = [];
  for (const one of all) if (taken.push(one) >= max) break;
  return taken;
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

/**
 * Flattens class-validator's tree: `location` > `lat` becomes `location.lat`, an index becomes `[0]`. Lazy. Without members that are not
 * known: it does not see all of them.
 */
export function* fieldErrorsOf(errors: readonly ValidationError[], parent = ''): Generator<FieldError> {
  for (const { property, constraints, children } of errors) {
    const path = pathOf(parent, property);
    for (const [rule, message] of Object.entries(constraints ?? {}))
      if (rule !== 'whitelistValidation') yield { path, message: withoutName(message, property) };
    yield* fieldErrorsOf(children ?? [], path);
  }
}

/** class-validator starts its messages with the property, which `path` says already. */
function withoutName(message: string, property: string): string {
  return message.startsWith(`${property} `) ? message.slice(property.length + 1) : message;
}
