import type { Dto } from '../api/client.js';
import { durationWords } from '../time/words.js';

export type Escalation = Dto<'EscalationDto'>;

export const levels = [1, 2, 3] as const;
export type WallLevel = (typeof levels)[number];

/** The lines of a column: what nobody took on yet first, then what somebody did, each oldest first. */
export function ordered(escalations: readonly Escalation[]): Escalation[] {
  const rank = ({ state }: Escalation) => (state === 'open' ? 0 : 1);
  return [...escalations].sort(
    (a, b) => rank(a) - rank(b) || Date.parse(a.raisedAt) - Date.parse(b.raisedAt) || (a.id < b.id ? -1 : 1),
  );
}

export interface Line {
  escalation: Escalation;
  /** Not among the open ones any more; still shown because nothing moves under the pointer. */
  isGone: boolean;
}

export interface Column {
  lines: Line[];
  /** How many are there that are not shown yet. */
  newCount: number;
}

/**
 * What a column shows while the pointer rests on it: the lines that were there, where they were, each as it is now. `held`: the ids
 * that are shown; null where nothing is held, and the column shows what is so.
 */
export function columnOf(latest: readonly Escalation[], held: readonly Escalation[] | null): Column {
  if (held === null) return { lines: latest.map((escalation) => ({ escalation, isGone: false })), newCount: 0 };
  const now = new Map(latest.map((escalation) => [escalation.id, escalation]));
  const lines = held.map((before) => ({ escalation: now.get(before.id) ?? before, isGone: !now.has(before.id) }));
  const shown = new Set(held.map(({ id }) => id));
  return { lines, newCount: latest.filter(({ id }) => !shown.has(id)).length };
}

export interface Countdown {
  what: string;
  span: { startedAt: string | null; dueAt: string };
}

/** What runs out next: the time to acknowledge an escalation, or to follow it up. Null at the top, where nobody is told after that. */
export function countdownOf({ state, raisedAt, acknowledgeBy, acknowledgedAt, followUpBy }: Escalation): Countdown | null {
  if (state === 'open') return acknowledgeBy ? { what: 'Answer', span: { startedAt: raisedAt, dueAt: acknowledgeBy } } : null;
  return followUpBy ? { what: 'Follow up', span: { startedAt: acknowledgedAt, dueAt: followUpBy } } : null;
}

const missed = { acknowledge: 'not acknowledged', resolve: 'not resolved' } as const;

/** The deadline that was missed, and by how much: `not acknowledged, 2 h late`. */
export function latenessWords({ kind, dueAt }: Escalation, nowMs: number): string {
  return `${missed[kind]}, ${durationWords(Math.max(0, nowMs - Date.parse(dueAt)))} late`;
}

/** A name that fits a narrow line: `C. Castellan`. */
export function shortName(name: string): string {
  const [first = '', ...rest] = name.trim().split(/\s+/);
  return rest.length === 0 ? first : `${first.charAt(0)}. ${rest.join(' ')}`;
}

/** A code as people read it: `illegal-dumping` is `Illegal dumping`. */
export function categoryWords(code: string): string {
  const words = code.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
