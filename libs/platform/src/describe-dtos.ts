import { createRequire } from 'node:module';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';

type Class = abstract new (...args: never[]) => object;
type PropertySchema = ApiPropertyOptions & { $ref?: string; items?: object };

/** Only what is needed of three libraries that are loaded when the first document is asked for, and whose types say less. */
interface Validators {
  getMetadataStorage: () => { validationMetadatas: Map<unknown, readonly { target: unknown; propertyName: string }[]> };
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
 * Tells the OpenAPI scanner about every DTO what its validators know already, so that nothing has to be said twice. A property that
 * has its own `@ApiProperty` keeps it.
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
      if (Reflect.hasMetadata(described, dto.prototype as object, name)) continue;
      const nested = defaultMetadataStorage.findTypeMetadata(dto, name)?.typeFunction();
      describe(dto, name, properties[name] ?? {}, required.includes(name), nested);
    }
  }
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
