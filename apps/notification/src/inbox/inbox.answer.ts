import { titleOf } from './inbox.js';
import type { StoredMessage } from './message.store.js';

export interface Notification extends StoredMessage {
  title: string;
}

/** A message as it goes out, with its words. */
export function notificationOf(message: StoredMessage): Notification {
  return { ...message, title: titleOf(message) };
}

const text = { type: 'string' };
const time = { type: 'string', format: 'date-time' };
const orNull = <T extends object>(schema: T) => ({ ...schema, nullable: true });

export const notificationSchema = {
  type: 'object',
  properties: {
    id: { type: 'string', format: 'uuid' },
    seq: { type: 'integer', description: 'The place in the inbox: 1, 2, 3, ... without gaps.' },
    recipientId: { type: 'string', format: 'uuid' },
    kind: { type: 'string', enum: ['assigned', 'escalated', 'resolved'] },
    issueId: { type: 'string', format: 'uuid' },
    reference: text,
    category: orNull(text),
    sector: orNull(text),
    priority: orNull(text),
    level: orNull({ type: 'integer' }),
    deadline: orNull({ type: 'string', enum: ['acknowledge', 'resolve'] }),
    dueAt: orNull(time),
    reason: orNull(text),
    at: time,
    readAt: orNull(time),
    title: { type: 'string', example: 'A1-0042 assigned to you: noise-street in sector D1-A' },
  },
};

export const inboxPageSchema = {
  type: 'object',
  properties: {
    items: { type: 'array', items: notificationSchema },
    nextCursor: orNull(text),
    unread: { type: 'integer', description: 'Of the whole inbox, not of this page.' },
  },
};
