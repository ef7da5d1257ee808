import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsOptional, ValidateBy, ValidateNested } from 'class-validator';
import fc from 'fast-check';
import { fastify } from 'fastify';
import { bodyLimits } from './body-limits.js';
import { takeOnlyJson } from './json-body.js';
import { holdsMoreValues } from './json-values.js';
import { sendProblem } from './problem-reply.js';
import { inspect } from './storable.js';
import { RequestValidationPipe } from './validation.js';

/** How often class-validator looked at a value. */
let validations = 0;
const Counted = () =>
  ValidateBy({
    name: 'counted',
    validator: {
      validate: () => {
        validations += 1;
        return true;
      },
    },
  });

class PlaceDto {
  @Counted() lat: number;
  @Counted() lng: number;
}

const placesMax = 5;

class ReportDto {
  @Counted() summary: string;

  @IsOptional()
  @ValidateNested()
  @Type(() => PlaceDto)
  location?: PlaceDto;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(placesMax)
  @ValidateNested({ each: true })
  @Type(() => PlaceDto)
  places?: PlaceDto[];
}

/** Of a body in order: its summary, one location, and as many places as it may have. */
const validationsMax = 1 + 2 + 2 * placesMax;

const server = fastify({ bodyLimit: bodyLimits.bytesMax });
takeOnlyJson(server);
server.setErrorHandler((error, _request, reply) => sendProblem(reply, error));
const pipe = new RequestValidationPipe();
server.post('/', async ({ body }) => {
  await pipe.transform(body, { type: 'body', metatype: ReportDto });
  return { taken: true };
});

async function send(body: unknown) {
  validations = 0;
  const answer = await server.inject({ method: 'POST', url: '/', payload: JSON.stringify(body), headers: json });
  const { errors } = answer.json<{ errors?: { path: string; message: string }[] }>();
  return { status: answer.statusCode, errors: errors ?? [] };
}
const json = { 'content-type': 'application/json' };

/** Everything in a JSON value, itself too. */
function valuesOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 1;
  return Object.values(value).reduce<number>((sum: number, member) => sum + valuesOf(member), 1);
}

const many = (length: number, one: unknown) => Array.from({ length }, () => one);
const members = (length: number, one: unknown) => Object.fromEntries(Array.from({ length }, (_, index) => [`m${index}`, one]));

/** How a part of a body is made, from small to far beyond every limit: a counterexample is read more easily than the body itself. */
const recipe = fc.record({
  kind: fc.constantFrom('list', 'members'),
  /** Of the innermost, at all places together. */
  count: fc.oneof(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 9_000 })),
  layers: fc.integer({ min: 0, max: 3 }),
  of: fc.constantFrom<unknown>({}, [], 0, 'a', null, { lat: 1, lng: 2 }, { constructor: 1 }),
});
type Recipe = typeof recipe extends fc.Arbitrary<infer R> ? R : never;

function made({ kind, count, layers, of }: Recipe): unknown {
  const length = Math.ceil(count ** (1 / layers));
  const make = kind === 'list' ? many : members;
  return Array.from({ length: layers }).reduce<unknown>((inner) => make(length, inner), of);
}
const parts = fc.record({ summary: recipe, location: recipe, places: recipe, unknown: recipe }, { requiredKeys: [] });
const madeOf = (recipes: Partial<Record<string, Recipe>>) =>
  Object.fromEntries(Object.entries(recipes).map(([name, one]) => [name, one && made(one)]));

describe('what a body costs', () => {
  it('is bounded by the limits, not by the body, whatever its shape', async () => {
    await fc.assert(
      fc.asyncProperty(parts, async (recipes) => {
        const sent = madeOf(recipes);
        const { status, errors } = await send(sent);
        expect(validations).toBeLessThanOrEqual(validationsMax);
        expect(errors.length).toBeLessThanOrEqual(100);
        if (valuesOf(sent) > bodyLimits.valuesMax) {
          expect(validations).toBe(0);
          expect([400, 413]).toContain(status);
        } else expect(inspect(sent, bodyLimits).looked).toBeLessThanOrEqual(bodyLimits.valuesMax);
      }),
      { numRuns: 200 },
    );
  }, 60_000);

  it('is nothing for a list where one object is meant, and for a list that is too long', async () => {
    expect(await send({ summary: 'a', location: many(400, {}) })).toEqual({
      status: 400,
      errors: [{ path: 'location', message: 'must be an object' }],
    });
    expect(validations).toBe(0);
    expect(await send({ summary: 'a', location: [{ lat: 1, lng: 2 }] })).toMatchObject({ status: 400 });
    expect(await send({ summary: 'a', places: many(400, { lat: 1, lng: 2 }) })).toEqual({
      status: 400,
      errors: [{ path: 'places', message: 'must have at most 5 elements' }],
    });
    expect(validations).toBe(0);
  });

  it('is nothing for what is in a member that is not known: it is named, and not looked into', async () => {
    const untouched = new Proxy({}, { ownKeys: () => fail(), get: () => fail() });
    const fail = (): never => {
      throw new Error('looked into');
    };
    const sent = { summary: 'a', unknown: untouched, location: { lat: 1, lng: 2, unknown: untouched } };
    await expect(pipe.transform(sent, { type: 'body', metatype: ReportDto })).rejects.toMatchObject({
      errors: [{ path: 'unknown' }, { path: 'location.unknown' }],
    });
  });

  it('is seen from the text, before anything is made of it', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.integer({ min: 1, max: 40 }), fc.boolean(), (value, max, spaced) => {
        const text = Buffer.from(JSON.stringify(value, null, spaced ? 2 : 0));
        expect(holdsMoreValues(text, max)).toBe(valuesOf(value) > max);
      }),
    );
  });
});

describe('members that every object has', () => {
  it.each(['constructor', 'toString', 'hasOwnProperty', 'valueOf', '__defineGetter__', 'isPrototypeOf'])(
    '%s is no known one',
    async (name) => {
      const fault = (path: string) => ({ status: 400, errors: [{ path, message: 'is not a known property' }] });
      expect(await send({ summary: 'a', [name]: 1 })).toEqual(fault(name));
      expect(await send({ summary: 'a', location: { lat: 1, lng: 2, [name]: {} } })).toEqual(fault(`location.${name}`));
      expect(await send({ summary: 'a', places: [{ lat: 1, lng: 2, [name]: 'x' }] })).toEqual(fault(`places[0].${name}`));
    },
  );
});
