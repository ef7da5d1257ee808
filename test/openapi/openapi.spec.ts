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
  'POST /api/v1/sectors/at',
  'POST /api/v1/public/sectors/at',
  'POST /api/v1/admin/dead-letters/{service}/{id}/replay',
  'POST /api/v1/admin/dead-letters/{service}/{id}/drop',
];

let operations: Operation[];
beforeAll(async () => {
  operations = operationsIn(await wholeDocument());
});

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
