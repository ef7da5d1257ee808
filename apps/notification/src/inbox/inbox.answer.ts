import type { NotificationDto } from './inbox.answer.dto.js';
import { titleOf } from './inbox.js';
import type { StoredMessage } from './message.store.js';

/** A message as it goes out, with its words. */
export function notificationOf(message: StoredMessage): NotificationDto {
  return { ...message, title: titleOf(message) };
}
