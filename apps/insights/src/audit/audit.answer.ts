import { auditResults } from '@owcr/contracts';

const text = { type: 'string' };
const textOrNull = { type: 'string', nullable: true };
const time = { type: 'string', format: 'date-time' };

/** The columns of the CSV, in their order; in JSON these are the members of an item. */
export const auditColumns = [
  ...['seq', 'at', 'principalId', 'role', 'credential', 'action', 'target', 'result', 'code', 'count', 'from', 'requestId'],
  ...['service', 'recordedAt', 'id'],
];

export const auditPageSchema = {
  type: 'object',
  required: ['items', 'nextCursor'],
  properties: {
    items: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          seq: { type: 'integer', description: 'Place in the chain, without gaps.' },
          at: time,
          principalId: textOrNull,
          role: textOrNull,
          credential: {
            type: 'object',
            nullable: true,
            description:
              'What they came in with: `api-key` with its id, or `session`, `provider-token`, `bootstrap-token` with a mark.',
            properties: { kind: text, id: text },
          },
          action: { ...text, example: 'POST /api/v1/issues/:id/start' },
          target: textOrNull,
          result: { type: 'string', enum: [...auditResults] },
          code: { ...textOrNull, description: 'Why it was refused.' },
          count: { type: 'integer', description: 'How many refused attempts alike this stands for.' },
          from: { ...textOrNull, description: 'Address of the client.' },
          requestId: textOrNull,
          service: text,
          recordedAt: time,
          id: { type: 'string', format: 'uuid' },
        },
      },
    },
    nextCursor: textOrNull,
  },
};
