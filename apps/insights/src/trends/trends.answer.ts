import { trendKeys } from './trends.js';

const count = { type: 'integer' };
const text = { type: 'string' };
const textOrNull = { type: 'string', nullable: true };
const time = { type: 'string', format: 'date-time' };
const secondsOrNull = { type: 'integer', nullable: true };

/** An object that always has all of these. */
const whole = <T extends object>(properties: T) => ({ type: 'object', required: Object.keys(properties), properties });

const spread = (of: string) => ({
  description: of,
  ...whole({
    count: { type: 'integer', description: 'Of how many issues: the size of the sample.' },
    p50Seconds: { ...secondsOrNull, description: 'Half of them took no longer.' },
    p90Seconds: { ...secondsOrNull, description: 'Nine of ten took no longer.' },
  }),
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
const before = { description: 'The same of the period before.', ...whole(figures) };

export const trendsSchema = whole({
  by: { type: 'string', enum: [...trendKeys] },
  from: time,
  to: time,
  before: { description: 'As long, right before it.', ...whole({ from: time, to: time }) },
  items: {
    type: 'array',
    items: whole({
      key: { ...textOrNull, description: 'Code of the sector or category; null: in no sector yet.' },
      precinct: { ...textOrNull, description: 'Of a sector.' },
      ...figures,
      before,
    }),
  },
  total: whole({ ...figures, before }),
});

export const csvSchema = text;

const inTime = whole({ decided: { ...count, description: 'Met or missed by now: the size of the sample.' }, inTime: count });
const weeks = {
  type: 'array',
  items: whole({
    reported: count,
    resolved: { ...count, description: 'In this week, whenever it was reported.' },
    acknowledge: inTime,
    resolve: inTime,
  }),
};

export const weeksSchema = whole({
  by: { type: 'string', enum: [...trendKeys] },
  target: { type: 'number', description: 'The share that should be done in time, 0 to 1.' },
  weeks: { type: 'array', items: whole({ from: time, to: time }) },
  items: {
    type: 'array',
    description: 'What grew most first. A week of each line for every one in `weeks`.',
    items: whole({ key: { ...textOrNull, description: 'Code of the sector or category; null: in no sector yet.' }, weeks }),
  },
  total: weeks,
});
