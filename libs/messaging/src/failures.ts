import { shortened } from '@owcr/contracts';
import { QueryFailedError } from 'typeorm';
import { ZodError } from 'zod';

/** SQLSTATE classes that say "not now" rather than "not this": connection, resources, operator, system, rollback, lock. */
const passingClasses = ['08', '53', '57', '58', '40', '55'];
const passingNodeErrors = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN']);
/** What pg and its pool say without a code when the connection is gone. */
const passingMessages =
  /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|not queryable|Cannot use a pool after|cached plan must not change|Query runner already released/i;

/** True for a failure of the database or the way to it, which another try may not meet; false for one the data itself causes. */
export function isPassing(error: unknown): boolean {
  const cause = error instanceof QueryFailedError ? (error.driverError as unknown) : error;
  if (!(cause instanceof Error)) return false;
  const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
  if (passingNodeErrors.has(code)) return true;
  if (code.length === 5 && passingClasses.includes(code.slice(0, 2))) return true;
  return passingMessages.test(cause.message);
}

/** True when a statement ran into its time limit: by itself it may do so every time. */
export function isTooSlow(error: unknown): boolean {
  const cause = error instanceof QueryFailedError ? (error.driverError as unknown) : error;
  return cause instanceof Error && 'code' in cause && cause.code === '57014';
}

/** What is kept as the reason of a dead letter: field and fault of a broken contract, never the values of the data. */
export function reasonOf(error: unknown): string {
  if (error instanceof ZodError)
    return shortened(error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; '), reasonMax);
  if (error instanceof QueryFailedError) return databaseReason(error.driverError as Error);
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return shortened(text, reasonMax);
}

const reasonMax = 2_000;

/** Where the database refused, without its message, which may repeat a value. */
function databaseReason(error: object): string {
  const { code, table, column, constraint } = error as Partial<Record<'code' | 'table' | 'column' | 'constraint', string>>;
  const where = Object.entries({ table, column, constraint }).flatMap(([name, value]) => (value ? [`${name} ${value}`] : []));
  return ['the database refused', `SQLSTATE ${code ?? 'unknown'}`, ...where].join(', ');
}
