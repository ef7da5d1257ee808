const count = { type: 'integer' };
const text = { type: 'string' };
const time = { type: 'string', format: 'date-time' };
const orNull = <T extends object>(schema: T) => ({ ...schema, nullable: true });

const sectorSchema = {
  type: 'object',
  properties: {
    sector: text,
    precinct: orNull(text),
    active: { type: 'boolean', description: 'False for a sector that was given up.' },
    open: count,
    late: count,
    unacknowledged: count,
    escalated: count,
    needsReview: count,
    oldestReportedAt: orNull(time),
    byPriority: { type: 'object', properties: { low: count, normal: count, high: count, urgent: count } },
  },
};

export const boardSchema = {
  type: 'object',
  properties: {
    sectors: { type: 'array', items: sectorSchema },
    review: { type: 'integer', description: 'Open issues somebody has to find a place or an officer for.' },
    total: { type: 'integer', description: 'Open issues, those that lie in no sector yet included.' },
    at: time,
    seq: { type: 'integer', description: 'The place in the stream of this board: `GET /board/stream?since=`.' },
  },
};

const issueSchema = {
  type: 'object',
  properties: {
    issueId: { type: 'string', format: 'uuid' },
    reference: text,
    category: orNull(text),
    priority: orNull(text),
    status: text,
    sector: text,
    precinct: orNull(text),
    officerId: orNull({ type: 'string', format: 'uuid' }),
    reportedAt: time,
    acknowledgeDueAt: orNull(time),
    resolveDueAt: orNull(time),
    late: { type: 'boolean' },
    needsReview: { type: 'boolean' },
    escalationLevel: count,
  },
};

export const sectorPageSchema = {
  type: 'object',
  properties: { items: { type: 'array', items: issueSchema }, nextCursor: orNull(text) },
};
