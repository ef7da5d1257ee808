import { beforeAll, describe, expect, it } from '@jest/globals';
import { publicPaths, operationsIn, type Operation, type Parameter } from './operations.js';
import { wholeDocument } from './whole-document.js';

/** Commands on an existing thing that need no version, and why. */
const withoutVersion: Readonly<Record<string, string>> = {
  'POST /api/v1/api-keys/{id}/approve': 'what a key may do never changes',
  'POST /api/v1/api-keys/{id}/revoke': 'whatever it is, it ends',
  'POST /api/v1/people/{id}/sign-out': 'whoever they are, they are signed out',
  'POST /api/v1/admin/dead-letters/{service}/{id}/replay': 'a dead letter never changes',
  'POST /api/v1/admin/dead-letters/{service}/{id}/drop': 'a dead letter never changes',
  'POST /api/v1/sectors/{code}/retire': 'a sector is retired whatever was changed of it meanwhile',
  'POST /api/v1/issues/{id}/photos': 'a photo changes nothing that somebody saw',
  'POST /api/v1/notifications/{id}/read': 'a message is read once',
};
/** What changes nothing the second time, by itself. */
const withoutKey: readonly string[] = [
  'POST /session/logout',
  'POST /api/v1/public/follow',
  'POST /api/v1/public/places/search',
  'POST /api/v1/issues/search',
  'POST /api/v1/issues/search/counts',
  'POST /api/v1/sectors/at',
  'POST /api/v1/public/sectors/at',
  'POST /api/v1/admin/dead-letters/{service}/{id}/replay',
  'POST /api/v1/admin/dead-letters/{service}/{id}/drop',
];

let operations: Operation[];
let schemas: Record<string, BodySchema>;
beforeAll(async () => {
  const document = await wholeDocument();
  operations = operationsIn(document);
  schemas = document.components?.schemas ?? {};
});

interface BodySchema {
  type?: string;
  properties?: Record<string, BodySchema>;
  additionalProperties?: unknown;
}

/** All that bodies are made of, by name. */
function bodySchemas(): [string, BodySchema][] {
  const found = new Map<string, BodySchema>();
  const look = (part: unknown): void => {
    for (const [, name = ''] of JSON.stringify(part ?? null).matchAll(/"#\/components\/schemas\/(\w+)"/g)) {
      if (found.has(name)) continue;
      found.set(name, schemas[name]!);
      look(schemas[name]);
    }
  };
  look(operations.map(({ requestBody }) => requestBody));
  return [...found];
}

/** The operations that are not as they should be. */
const failing = (isWrong: (operation: Operation) => boolean) => operations.filter(isWrong).map(({ name }) => name);
const failingParameters = (isWrong: (parameter: Parameter, operation: Operation) => boolean) =>
  operations.flatMap((operation) =>
    operation.parameters.filter((one) => isWrong(one, operation)).map(({ name }) => `${operation.name} ${name}`),
  );
const header = ({ parameters }: Operation, name: string) => parameters.find((one) => one.in === 'header' && one.name === name);
const isCommand = ({ method }: Operation) => method !== 'GET';

describe('the document of the API says what the server asks', () => {
  it('has every operation', () => expect(operations.length).toBeGreaterThan(70));

  it('of who comes: a token or a session, and for a change of a session its CSRF token; nothing of what is public', () => {
    const expected = (operation: Operation) => {
      if (publicPaths.includes(operation.path)) return [];
      return [{ bearer: [] }, isCommand(operation) ? { session: [], csrf: [] } : { session: [] }];
    };
    expect(failing((operation) => JSON.stringify(operation.security) !== JSON.stringify(expected(operation)))).toEqual([]);
  });

  it('of ids in paths: they are UUIDs', () => {
    expect(
      failingParameters(({ in: place, name, schema }) => place === 'path' && /id$/i.test(name) && schema?.format !== 'uuid'),
    ).toEqual([]);
  });

  it('of the version of what a command is for', () => {
    const onExisting = operations.filter((operation) => isCommand(operation) && operation.path.includes('{'));
    const without = onExisting.filter((operation) => !header(operation, 'If-Match')?.required).map(({ name }) => name);
    expect(without.sort()).toEqual(Object.keys(withoutVersion).sort());
    expect(failingParameters(({ name, schema }) => name === 'If-Match' && !schema?.pattern)).toEqual([]);
  });

  it('of commands that are sent again', () => {
    expect(
      failing(
        (operation) =>
          isCommand(operation) &&
          !withoutKey.includes(operation.name) &&
          !header(operation, 'Idempotency-Key')?.schema?.maxLength,
      ),
    ).toEqual([]);
  });

  it('of lists: a cursor and a limit with their bounds', () => {
    expect(failingParameters(({ name, schema }) => name === 'cursor' && schema?.maxLength !== 1000)).toEqual([]);
    const limitOf = ({ parameters }: Operation) => parameters.find(({ name }) => name === 'limit')?.schema;
    const inPages = operations.filter(({ parameters }) => parameters.some(({ name }) => name === 'cursor'));
    expect(inPages.length).toBeGreaterThan(10);
    for (const operation of inPages)
      expect([operation.name, limitOf(operation)]).toEqual([
        operation.name,
        { type: 'integer', minimum: 1, maximum: 200, default: 50 },
      ]);
  });

  it('of every parameter what it may be, no text without an end', () => {
    const isBounded = ({ type, format, enum: words, pattern, maxLength }: NonNullable<Parameter['schema']>) =>
      type !== 'string' || format !== undefined || words !== undefined || pattern !== undefined || maxLength !== undefined;
    expect(failingParameters(({ schema }) => schema === undefined || !isBounded(schema))).toEqual([]);
  });

  it('of times: that they are, and with an offset', () => {
    expect(
      failingParameters(
        ({ in: place, name, schema }) =>
          place === 'query' && /^(from|to|at|since)$/.test(name) && schema?.type === 'string' && schema.format !== 'date-time',
      ),
    ).toEqual([]);
  });

  it('of query parameters, which fields they reveal: by @Reveals, @RevealsByValue or @RevealsNothing', () => {
    expect(failingParameters((parameter) => parameter.in === 'query' && !('x-reveals' in parameter))).toEqual([]);
  });

  it('of bodies: that they have no other members, and of each what it is', () => {
    const objects = bodySchemas().filter(([, { properties }]) => properties);
    expect(objects.length).toBeGreaterThan(30);
    expect(objects.filter(([, { additionalProperties }]) => additionalProperties !== false).map(([name]) => name)).toEqual([]);
    const isAnything = (schema: BodySchema) =>
      schema.type === 'object' && Object.keys(schema).every((key) => !/ropert|Of$/.test(key));
    const vague = objects.flatMap(([name, { properties = {} }]) =>
      Object.keys(properties).flatMap((key) => (isAnything(properties[key]!) ? [`${name}.${key}`] : [])),
    );
    expect(vague).toEqual([]);
  });

  it('of null: that it is as good as nothing where a member of a body may be left out', () => {
    expect(schemas.PublicPlaceSearchDto?.properties?.near).toMatchObject({ nullable: true });
    expect(schemas.ReportDto?.properties?.description).toMatchObject({ nullable: true });
    expect(schemas.CorrectIssueDto?.properties?.category).not.toHaveProperty('nullable');
    expect(failingParameters(({ schema }) => schema !== undefined && 'nullable' in schema)).toEqual([]);
  });

  it('of keys without an account: that nobody else may have the same', () => {
    const keys = operations.filter(({ path }) => path.startsWith('/api/v1/public/')).map((one) => header(one, 'Idempotency-Key'));
    expect(keys.flatMap((key) => (key ? [(key.schema as { minLength?: number }).minLength] : []))).toEqual([22, 22, 22, 22]);
  });

  it('of how each can fail, as a problem document', () => {
    const expected = (operation: Operation) => [
      ...[400, 405, 429, 431, 503],
      ...(operation.security?.length ? [401, 403] : []),
      ...(operation.path.includes('{') ? [404] : []),
      ...(isCommand(operation) ? [409] : []),
      ...(operation.requestBody ? [408, 413, 415] : []),
      ...(header(operation, 'Idempotency-Key') ? [422] : []),
      ...(header(operation, 'If-Match') ? [428] : []),
    ];
    expect(failing((operation) => expected(operation).some((status) => !operation.problems.includes(status)))).toEqual([]);
  });
});
