import { happened, type lastChange } from './timeline-words.js';

type Change = ReturnType<typeof lastChange>;

/**
 * Why something was not done: who did what instead, and when. `Lena Hale gave this to Omar Reyes at 22:43. Your "Start work" was not sent.`
 * `time` is the time of the change in words.
 */
export function conflictWords(change: Change, action: string, time: string, nameOf: (id: unknown) => string): string {
  return `${changeWords(change, time, nameOf)} Your "${action}" was not sent.`;
}

function changeWords(change: Change, time: string, nameOf: (id: unknown) => string): string {
  if (!change) return `Somebody changed this at ${time}.`;
  const who = change.by === null ? null : nameOf(change.by);
  const { officerId } = change.facts as { officerId?: unknown };
  if (change.type === 'assignment.made.v1' && typeof officerId === 'string')
    return who === null
      ? `This was given to ${nameOf(officerId)} at ${time}.`
      : `${who} gave this to ${nameOf(officerId)} at ${time}.`;
  return `${who ?? 'Somebody'} changed this at ${time}: ${happened(change, nameOf)}.`;
}
