/**
 * Every consumer, and how long events may gather at the broker before it takes them, in milliseconds. The name is stored: it is never
 * changed. 0: an officer waits for it. What gathers shares a fetch and a transaction, and costs an idle machine next to nothing.
 */
export const gatherMs = {
  /** From a report to its officer. */
  'assignment.dispatch': 0,
  'notification.messages': 0,
  /** Access ends within seconds. */
  'gateway.roster': 0,
  'assignment.policy': 0,
  /** The status of an issue follows its assignment: whoever has just acknowledged may go on. */
  'intake.lifecycle': 50,
  /** Read models: board, timeline, trends. */
  'insights.views': 250,
  /** Deadlines are counted from the event's own time; the shortest is minutes. */
  'escalation.clock': 250,
  'intake.deadlines': 250,
  'escalation.roster': 250,
  'intake.officer-names': 250,
  /** The audit trail is sealed later still. */
  'insights.audit': 500,
} as const satisfies Record<string, number>;

export type ConsumerName = keyof typeof gatherMs;
