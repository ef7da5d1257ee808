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
};
