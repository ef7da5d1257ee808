/** One field at fault, as the API names it. */
export interface FieldFault {
  path: string;
  message: string;
}

/** What the API answers instead of a result (RFC 9457), or that it could not be reached at all. */
export class Problem extends Error {
  override readonly name = 'Problem';

  constructor(
    /** The HTTP status; 0 where no answer came. */
    readonly status: number,
    /** Stable, for programs. */
    readonly code: string,
    /** For people. */
    readonly detail: string,
    readonly errors: readonly FieldFault[] = [],
    readonly requestId: string | null = null,
    /** Whatever else came with it, as the `currentVersion` of a conflict. */
    readonly more: Readonly<Record<string, unknown>> = {},
  ) {
    super(detail);
  }

  /** No answer, or one that another try may change. */
  get isPassing(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 502;
  }
}

/** Somebody else changed it first: what was sent was made on an older version. */
export const isConflict = (error: unknown): boolean => error instanceof Problem && (error.status === 409 || error.status === 412);

/** No connection, or no answer in time. */
export const unreachable = (): Problem => new Problem(0, 'unreachable', 'The server cannot be reached.');

/** The problem in an answer that is not a success; also where its body is none of ours, as from a proxy in between. */
export function problemOf(status: number, body: unknown): Problem {
  const fields = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  const { code, detail, title, errors, requestId, ...more } = fields;
  const text = [detail, title].find((one): one is string => typeof one === 'string');
  return new Problem(
    status,
    typeof code === 'string' ? code : `http-${status}`,
    text ?? `The server answered ${status}.`,
    Array.isArray(errors) ? (errors as FieldFault[]) : [],
    typeof requestId === 'string' ? requestId : null,
    more,
  );
}

/** The faults by field, for a form: the first of each. */
export function faultsByField(error: unknown): Record<string, string> {
  if (!(error instanceof Problem)) return {};
  return Object.fromEntries([...error.errors].reverse().map(({ path, message }) => [path, message]));
}
