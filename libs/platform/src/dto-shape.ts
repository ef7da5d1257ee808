import { createRequire } from 'node:module';
import { getMetadataStorage } from 'class-validator';
import type { FieldError } from './domain-error.js';

export type Dto = abstract new (...args: never[]) => object;

interface Transformers {
  defaultMetadataStorage: { findTypeMetadata(target: Dto, property: string): { typeFunction(): Dto } | undefined };
}
const require = createRequire(import.meta.url);
const { defaultMetadataStorage } = require('class-transformer/cjs/storage.js') as Transformers;

/** What the decorators of one property say about its form. */
interface Field {
  /** The DTO of what it holds, with `@ValidateNested`. */
  nested: Dto | null;
  /** Its DTO is that of the elements of a list: `@ValidateNested({ each: true })`. */
  isList: boolean;
  /** `@ArrayMaxSize`. */
  elementsMax: number;
}

/** The message for a member that a DTO does not have. */
export const unknownMember = 'is not a known property';

const known = new WeakMap<Dto, ReadonlyMap<string, Field>>();

/**
 * What is wrong with the form of a body, before class-transformer and class-validator see it: they would look at every element of a list
 * where one object is meant, and take it; at every element of a list that is too long; and they take `constructor` and `toString` for
 * members of every DTO. Members that are not known are taken out of the body once they are named: class-transformer would copy all that is
 * in them. Lazy: who takes ten errors pays for ten.
 */
export function* formErrors(value: object, dto: Dto, parent = ''): Generator<FieldError> {
  const fields = fieldsOf(dto);
  // A class without rules is none of ours to judge: class-validator refuses it whole.
  if (fields.size === 0) return;
  for (const [name, member] of Object.entries(value)) {
    const [field, path] = [fields.get(name), pathOf(parent, name)];
    if (field) yield* errorsOf(member, field, path);
    else {
      delete (value as Record<string, unknown>)[name];
      yield { path, message: unknownMember };
    }
  }
}

function* errorsOf(member: unknown, { nested, isList, elementsMax }: Field, path: string): Generator<FieldError> {
  if (Array.isArray(member) && member.length > elementsMax) yield { path, message: `must have at most ${elementsMax} elements` };
  else if (nested && isList && Array.isArray(member))
    for (const [index, element] of member.entries()) yield* objectErrors(element, nested, `${path}[${index}]`);
  else if (nested && isList && member != null) yield { path, message: 'must be a list' };
  else if (nested) yield* objectErrors(member, nested, path);
}

/** What is neither object nor list, class-validator refuses by itself. */
function* objectErrors(value: unknown, dto: Dto, path: string): Generator<FieldError> {
  if (Array.isArray(value)) yield { path, message: 'must be an object' };
  else if (typeof value === 'object' && value !== null) yield* formErrors(value, dto, path);
}

/** Where a member is, as the client wrote it: `location` > `lat` is `location.lat`, an index is `[0]`. */
export function pathOf(parent: string, property: string): string {
  if (/^\d+$/.test(property)) return `${parent}[${property}]`;
  return parent ? `${parent}.${property}` : property;
}

function fieldsOf(dto: Dto): ReadonlyMap<string, Field> {
  const remembered = known.get(dto);
  if (remembered) return remembered;
  const fields = new Map<string, Field>();
  for (const rule of getMetadataStorage().getTargetValidationMetadatas(dto, '', false, false)) {
    const field = fields.get(rule.propertyName) ?? { nested: null, isList: false, elementsMax: Infinity };
    if (rule.type === 'nestedValidation') {
      field.nested = defaultMetadataStorage.findTypeMetadata(dto, rule.propertyName)?.typeFunction() ?? null;
      field.isList = rule.each;
    }
    if (rule.name === 'arrayMaxSize') field.elementsMax = (rule.constraints as [number])[0];
    fields.set(rule.propertyName, field);
  }
  known.set(dto, fields);
  return fields;
}
