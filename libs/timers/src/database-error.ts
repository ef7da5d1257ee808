/**
 * Classes of SQLSTATE that say the database could not, not that the work was wrong: connection, transaction rollback (deadlock,
 * serialization), insufficient resources, operator intervention, system error; and lock not available.
 */
const passingClasses = new Set(['08', '40', '53', '57', '58']);
const passingCodes = new Set(['55P03', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH']);
const passingMessage = /connection terminated|timeout exceeded when trying to connect|connection ended|not queryable|driver not connected/i;

/** Whether an error will pass without anybody changing the work: it is retried and never counted against a timer. */
export function isPassingDatabaseError(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = codeOf(error);
  if (code !== undefined && (passingCodes.has(code) || (code.length === 5 && passingClasses.has(code.slice(0, 2))))) return true;
  if (passingMessage.test(error.message)) return true;
  return error instanceof AggregateError && error.errors.some(isPassingDatabaseError);
}

function codeOf(error: Error): string | undefined {
  const { code, driverError } = error as { code?: unknown; driverError?: { code?: unknown } };
  const found = code ?? driverError?.code;
  return typeof found === 'string' ? found : undefined;
}
