const text = { type: 'string' };
const fieldError = {
  type: 'object',
  required: ['path', 'message'],
  properties: {
    path: { ...text, description: 'The field, as a path into what was sent.', example: 'reporter.phone' },
    message: { ...text, example: 'must be a string' },
  },
};

/** RFC 9457, as every service and the gateway answer it. Some codes bring members of their own, for example `currentVersion`. */
const problem = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'detail'],
  properties: {
    type: { ...text, example: 'about:blank' },
    title: { ...text, example: 'Bad Request' },
    status: { type: 'integer', minimum: 400, maximum: 599 },
    code: { ...text, description: 'Stable, for programs.', example: 'validation-failed' },
    detail: { ...text, description: 'For people.' },
    errors: { type: 'array', items: { $ref: '#/components/schemas/FieldError' } },
    requestId: { ...text, description: 'What to tell who looks after the system.' },
  },
  additionalProperties: true,
};

const seconds = { schema: { type: 'integer', minimum: 1 }, description: 'Seconds to wait before trying again.' };
const retryAfter = { 'Retry-After': seconds };

/** How an operation can fail, by status: what it means, and the headers that come with it. */
const refusals = {
  400: { name: 'BadRequest', description: 'Something in the request is not as declared. `errors` names the fields.' },
  401: {
    name: 'Unauthorized',
    description: 'Nobody is signed in, or with something that is over.',
    headers: { 'WWW-Authenticate': { schema: text } },
  },
  403: { name: 'Forbidden', description: 'The permission table does not allow it.' },
  404: { name: 'NotFound', description: 'There is no such thing, or not for you.' },
  405: {
    name: 'MethodNotAllowed',
    description: 'The path has no such method.',
    headers: { Allow: { schema: text, description: 'The methods it has.' } },
  },
  408: { name: 'RequestTimeout', description: 'The body did not come in time.' },
  409: { name: 'Conflict', description: 'It cannot be done to the thing as it is now, or somebody changed it in the meantime.' },
  413: { name: 'BodyTooLarge', description: 'The body is larger than is taken here.' },
  415: { name: 'UnsupportedMediaType', description: 'The body is of a kind that is not taken here.' },
  422: { name: 'IdempotencyKeyReused', description: 'The Idempotency-Key was used for another request.' },
  428: { name: 'PreconditionRequired', description: 'If-Match is missing.' },
  429: { name: 'TooManyRequests', description: 'Too many requests, or too many failed attempts.', headers: retryAfter },
  431: { name: 'HeadersTooLarge', description: 'The header fields are larger than is taken.' },
  503: { name: 'ServiceUnavailable', description: 'It cannot be answered at the moment.', headers: retryAfter },
} as const;
type RefusalStatus = keyof typeof refusals;

const content = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };

/** What every merged document has beside what its services bring. Made anew each time: it is added to. */
export function problemComponents(): Record<string, Record<string, unknown>> {
  const named = Object.values(refusals).map(({ name, ...refusal }) => [name, { ...refusal, content }]);
  return {
    schemas: { FieldError: fieldError, Problem: problem },
    responses: {
      Problem: { description: 'What went wrong.', content },
      ...(Object.fromEntries(named) as Record<string, unknown>),
    },
  };
}

/** As much of an operation as its refusals follow from. */
interface RefusingOperation {
  parameters?: readonly { in: string; name: string }[];
  requestBody?: unknown;
  security?: readonly object[];
  responses?: Record<string, unknown>;
}

/** An operation that says how it can fail: what follows from what it takes. An answer that it declares itself stays as it is. */
export function withProblems<T extends RefusingOperation>(operation: T, { isChange }: { isChange: boolean }): T {
  const statuses = refusalsOf(operation, isChange);
  const named = statuses.map((status) => [status, { $ref: `#/components/responses/${refusals[status].name}` }]);
  const answers = Object.fromEntries(named) as Record<string, unknown>;
  const fallback = { default: { $ref: '#/components/responses/Problem' } };
  return { ...operation, responses: { ...answers, ...fallback, ...operation.responses } };
}

function refusalsOf({ parameters = [], requestBody, security = [] }: RefusingOperation, isChange: boolean): RefusalStatus[] {
  const takes = (place: string, name?: string) =>
    parameters.some((one) => one.in === place && (name === undefined || one.name === name));
  const when: [boolean, readonly RefusalStatus[]][] = [
    [true, [400, 405, 429, 431, 503]],
    [security.length > 0, [401, 403]],
    [takes('path'), [404]],
    [isChange, [409]],
    [requestBody !== undefined, [408, 413, 415]],
    [takes('header', 'Idempotency-Key'), [422]],
    [takes('header', 'If-Match'), [428]],
  ];
  return when.flatMap(([applies, statuses]) => (applies ? statuses : []));
}
