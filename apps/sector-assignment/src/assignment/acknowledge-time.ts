import type { Priority } from '@owcr/contracts';

/** How long an officer has to acknowledge issues of a category (null: of each without a time of its own) and a priority. */
export interface AcknowledgeTime {
  category: string | null;
  priority: Priority;
  seconds: number;
}

/** What the escalation service starts with, until it has said what holds here. */
const usualSeconds: Record<Priority, number> = { urgent: 15 * 60, high: 60 * 60, normal: 8 * 60 * 60, low: 24 * 60 * 60 };

export interface Timed {
  category: string;
  priority: Priority;
  /** Since when it waits to be acknowledged, ISO 8601. */
  timedFrom: string;
}

/** By when an issue has to be acknowledged, ISO 8601 in UTC. */
export function dueAtOf({ category, priority, timedFrom }: Timed, times: readonly AcknowledgeTime[]): string {
  const ofPriority = times.filter((time) => time.priority === priority);
  const time = ofPriority.find((one) => one.category === category) ?? ofPriority.find((one) => one.category === null);
  return new Date(Date.parse(timedFrom) + (time?.seconds ?? usualSeconds[priority]) * 1000).toISOString();
}
