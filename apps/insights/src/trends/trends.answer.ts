import { trendKeys } from './trends.js';

const count = { type: 'integer' };
const text = { type: 'string' };
const textOrNull = { type: 'string', nullable: true };
const time = { type: 'string', format: 'date-time' };
const secondsOrNull = { type: 'integer', nullable: true };

const spread = (of: string) => ({
  type: 'object',
  description: of,
  properties: {
    count: { type: 'integer', description: 'Of how many issues: the size of the sample.' },
    p50Seconds: { ...secondsOrNull, description: 'Half of them took no longer.' },
    p90Seconds: { ...secondsOrNull, description: 'Nine of ten took no longer.' },
  },
});

const figures = {
  reported: count,
  open: { ...count, description: 'Still open now.' },
  late: { ...count, description: 'Missed a deadline, of either kind.' },
  acknowledgeMissed: count,
  resolveMissed: count,
  acknowledge: spread('From the report to the first acknowledgement.'),
  resolve: spread('From the report to the last resolution, of issues that were not reopened after it.'),
};
const before = { type: 'object', description: 'The same of the period before.', properties: figures };

export const trendsSchema = {
  type: 'object',
  properties: {
    by: { type: 'string', enum: [...trendKeys] },
    from: time,
    to: time,
    before: { type: 'object', description: 'As long, right before it.', properties: { from: time, to: time } },
    items: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          key: { ...textOrNull, description: 'Code of the sector or category; null: in no sector yet.' },
          precinct: { ...textOrNull, description: 'Of a sector.' },
          ...figures,
          before,
        },
      },
    },
    total: { type: 'object', properties: { ...figures, before } },
  },
};

export const csvSchema = text;
