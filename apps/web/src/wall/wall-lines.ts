import type { Dto } from '../api/client.js';
import { durationWords } from '../time/words.js';

export type Escalation = Dto<'EscalationDto'>;

export const levels = [1, 2, 3] as const;
export type WallLevel = (typeof levels)[number];

/** The lines of a column: what nobody took on yet first, then what somebody did, each the latest first. */
export function ordered(escalations: readonly Escalation[]): Escalation[] {
  const rank = ({ state }: Escalation) => (state === 'open' ? 0 : 1);
  return [...escalations].sort(
    (a, b) => rank(a) - rank(b) || Date.parse(a.dueAt) - Date.parse(b.dueAt) || (a.id < b.id ? -1 : 1),
  );
}

/** Each issue once, at the highest level that was told of it; of two deadlines that were missed, the one that was missed first. */
export function oncePerIssue(escalations: readonly Escalation[]): Escalation[] {
  const worst = new Map<string, Escalation>();
  for (const one of escalations) {
    const other = worst.get(one.issueId);
    if (!other || one.level > other.level || (one.level === other.level && one.dueAt < other.dueAt)) worst.set(one.issueId, one);
  }
  return [...worst.values()];
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

const missed = { acknowledge: 'not acknowledged', resolve: 'not resolved' } as const;

/** How late it is: `2 h 5 min`. */
export const latenessWords = ({ dueAt }: Escalation, nowMs: number): string =>
  durationWords(Math.max(0, nowMs - Date.parse(dueAt)));

/** The deadline that was missed: `not acknowledged`. */
export const missedWords = ({ kind }: Escalation): string => missed[kind];

/** A code as people read it: `illegal-dumping` is `Illegal dumping`. */
export function categoryWords(code: string): string {
  const words = code.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
