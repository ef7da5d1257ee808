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

/** What every merged document has beside what its services bring. Made anew each time: it is added to. */
export const problemComponents = (): Record<string, Record<string, unknown>> => ({
  schemas: { FieldError: fieldError, Problem: problem },
  responses: {
    Problem: {
      description: 'What went wrong.',
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    },
  },
});

/** An operation that says how it fails. One that says it itself keeps it. */
export function withProblem(operation: object): object {
  const { responses } = operation as { responses?: object };
  return { ...operation, responses: { default: { $ref: '#/components/responses/Problem' }, ...responses } };
}
