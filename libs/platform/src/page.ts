import { DomainError } from './domain-error.js';

export const pageLimitDefault = 50;
export const pageLimitMax = 200;
const cursorCharactersMax = 1000;

/** What a part of a cursor may be. A cursor comes from outside: each part is checked before it reaches SQL. */
type CursorPart = 'instant' | 'uuid' | 'integer' | 'number' | 'text';
export type CursorShape = Readonly<Record<string, CursorPart>>;
type PartOf<P extends CursorPart> = P extends 'integer' | 'number' ? number : string;
export type CursorOf<S extends CursorShape> = { [K in keyof S]: PartOf<S[K]> };

export interface Page<C> {
  limit: number;
  cursor: C | null;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?Z$/;

const partChecks: Record<CursorPart, (value: unknown) => boolean> = {
  instant: (value) => typeof value === 'string' && instant.test(value) && !Number.isNaN(Date.parse(value)),
  uuid: (value) => typeof value === 'string' && uuid.test(value),
  integer: (value) => Number.isSafeInteger(value),
  number: (value) => Number.isFinite(value),
  text: (value) => typeof value === 'string' && value.isWellFormed() && !value.includes('\0'),
};

/** Where a list goes on, as text without meaning for the client. */
export function encodeCursor(place: Readonly<Record<string, string | number | Date>>): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

/** The place a cursor stands for; 400 when it is not one of ours. */
export function decodeCursor<const S extends CursorShape>(cursor: string, shape: S): CursorOf<S> {
  const place = cursor.length <= cursorCharactersMax ? parse(cursor) : null;
  const fits =
    typeof place === 'object' &&
    place !== null &&
    Object.entries(shape).every(([name, part]) => partChecks[part]((place as Record<string, unknown>)[name]));
  if (!fits) {
    const errors = [{ path: 'cursor', message: 'must be the nextCursor of an earlier answer' }];
    throw new DomainError('validation-failed', 'The cursor is not valid.', { status: 400, errors });
  }
  return place as CursorOf<S>;
}

/** Limit and place of a list request: `pageOf(query, { reportedAt: 'instant', id: 'uuid' })`. */
export function pageOf<const S extends CursorShape>(query: { limit?: number; cursor?: string }, shape: S): Page<CursorOf<S>> {
  return {
    limit: query.limit ?? pageLimitDefault,
    cursor: query.cursor === undefined ? null : decodeCursor(query.cursor, shape),
  };
}

/** An answer from `limit + 1` rows: the one too many only says that there is more. */
export function pageFrom<T>(rows: readonly T[], limit: number, placeOf: (last: T) => Record<string, string | number | Date>) {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > limit && last !== undefined ? encodeCursor(placeOf(last)) : null };
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
}
