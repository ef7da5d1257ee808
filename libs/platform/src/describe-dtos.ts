import { createRequire } from 'node:module';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { revealsKey } from './revealed-fields.js';

type Class = abstract new (...args: never[]) => object;
type PropertySchema = ApiPropertyOptions & { $ref?: string; items?: object };

/** Only what is needed of three libraries that are loaded when the first document is asked for, and whose types say less. */
interface Validators {
  getMetadataStorage: () => { validationMetadatas: Map<unknown, readonly Rule[]> };
}
interface Rule {
  target: unknown;
  propertyName: string;
  name?: string;
}
interface Schemas {
  targetConstructorToSchema: (
    target: Class,
    options: object,
  ) => { properties?: Record<string, PropertySchema>; required?: string[] };
}
interface Transformers {
  defaultMetadataStorage: { findTypeMetadata(target: Class, property: string): { typeFunction(): Class } | undefined };
}

const require = createRequire(import.meta.url);
const described = 'swagger/apiModelProperties';

/**
 * Tells the OpenAPI scanner about every DTO what its validators know already, so that nothing has to be said twice. What a property
 * says of itself with `@ApiProperty` stays; its limits are added.
 */
export function describeDtos(): void {
  const { getMetadataStorage } = require('class-validator') as Validators;
  const { targetConstructorToSchema } = require('class-validator-jsonschema') as Schemas;
  const { defaultMetadataStorage } = require('class-transformer/cjs/storage.js') as Transformers;
  for (const [target, rules] of getMetadataStorage().validationMetadatas) {
    if (typeof target !== 'function') continue;
    const dto = target as Class;
    const { properties = {}, required = [] } = targetConstructorToSchema(dto, {
      classTransformerMetadataStorage: defaultMetadataStorage,
    });
    for (const name of new Set(rules.map(({ propertyName }) => propertyName))) {
      if (Reflect.hasMetadata(described, dto.prototype as object, name)) {
        addLimits(dto, name, properties[name] ?? {}, required.includes(name));
      } else {
        const nested = defaultMetadataStorage.findTypeMetadata(dto, name)?.typeFunction();
        describe(dto, name, properties[name] ?? {}, required.includes(name), nested);
      }
      if (rules.some((rule) => rule.propertyName === name && rule.name === 'isOptional')) takeNull(dto, name);
    }
  }
}

const limits = [
  'minimum',
  'maximum',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'uniqueItems',
  'pattern',
  'format',
] as const;

/** Adds what the validators say and the property itself does not: how much, how long, what it looks like, and whether it may be left out. */
function addLimits(dto: Class, name: string, schema: PropertySchema, isRequired: boolean): void {
  const target = dto.prototype as object;
  const own = Reflect.getMetadata(described, target, name) as Record<string, unknown>;
  const known = schema as Record<string, unknown>;
  const isChosen = own.enum !== undefined || known.enum !== undefined;
  const isWhole = known.type === 'integer' && (own.type === undefined || own.type === Number);
  const more = {
    // Of what is chosen from a list there is no more to say than the list.
    ...(isChosen ? { enum: known.enum } : Object.fromEntries(limits.map((limit) => [limit, known[limit]]))),
    // A property that says nothing of itself is what its validators say; one that does is required unless it says that it is not.
    ...(!Object.keys(own).some((key) => key !== 'type' && key !== revealsKey) && { required: isRequired }),
    ...(isWhole && { type: 'integer' }),
  };
  const said = Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined));
  Reflect.defineMetadata(described, { ...more, ...said, ...(isWhole && { type: 'integer' }) }, target, name);
}

/** Of a body, `@IsOptional` takes null for what is left out. A query has no null; what it takes says what it reveals. */
function takeNull(dto: Class, name: string): void {
  const target = dto.prototype as object;
  const own = Reflect.getMetadata(described, target, name) as Record<string, unknown>;
  if (!(revealsKey in own)) Reflect.defineMetadata(described, { nullable: true, ...own }, target, name);
}

const plainTypes: readonly unknown[] = [String, Number, Boolean, Date, Object, Array];

function describe(dto: Class, name: string, schema: PropertySchema, required: boolean, nested: Class | undefined): void {
  const isArray = schema.type === 'array';
  if (nested && !plainTypes.includes(nested)) {
    ApiProperty({ type: () => nested, isArray, required })(dto.prototype as object, name);
    return;
  }
  const { $ref, ...rest } = schema;
  ApiProperty({ ...rest, ...($ref && { type: 'object' }), required } as ApiPropertyOptions)(dto.prototype as object, name);
}
