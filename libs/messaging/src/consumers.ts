/**
 * Every consumer, and how long events may gather before it takes them, in milliseconds. The name is stored: it is never changed. 0: an officer
 * waits for it, or something comes so rarely that nothing would gather. What gathers shares a fetch and a transaction.
 */
export const gatherMs = {
  /** From a report to its officer. */
  'assignment.dispatch': 0,
  'notification.assignments': 0,
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
  /** Alarms, and what is told of notes, referrals and ends. */
  'notification.messages': 250,
  'escalation.roster': 0,
  'intake.officer-names': 0,
  /** The audit trail is sealed later still. */
  'insights.audit': 500,
} as const satisfies Record<string, number>;

export type ConsumerName = keyof typeof gatherMs;

/** What every consumer of these topics lets gather for longer anyway is published so much later at most, more of it at once. */
const unhurried: { topics: RegExp; lingerMs: number } = { topics: /^owcr\.(notification|escalation|audit\..*)$/, lingerMs: 50 };

/** How long an event on this topic may wait for others before it is published, in milliseconds. */
export const lingerMsOf = (topic: string): number => (unhurried.topics.test(topic) ? unhurried.lingerMs : 0);
