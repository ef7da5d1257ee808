import { z } from 'zod';
import { id, instant, notificationKinds } from '../vocabulary.js';

/** Facts about messages, published by `notification` and keyed by notification id. */
export const notificationEvents = {
  'notification.sent.v1': z.object({
    notificationId: id,
    issueId: id,
    recipientId: id,
    kind: z.enum(notificationKinds),
    channel: z.enum(['inbox']),
    /** The event that was the reason for it. */
    causeId: id,
    at: instant,
  }),
  /** Told to everybody of a kind, whoever that is. Each finds it in their own inbox when they look. */
  'notification.posted.v1': z.object({
    notificationId: id,
    issueId: id,
    /** `clerks`, `command`, or `agency:` and the code of a partner agency. */
    inbox: z.string().regex(/^(clerks|command|agency:.{1,64})$/),
    kind: z.enum(notificationKinds),
    channel: z.enum(['inbox']),
    /** The event that was the reason for it. */
    causeId: id,
    at: instant,
  }),
};
