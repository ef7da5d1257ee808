import type { Dto } from '../api/client.js';
import { dutyWords } from '../place/reason-words.js';
import { clockTime } from '../time/words.js';

export type HandOverItem = Dto<'HandOverItemDto'>;

/** What one officer left behind. */
export interface HandOverGroup {
  officer: Dto<'AssignedOfficerDto'>;
  why: HandOverItem['why'];
  until: string | null;
  items: HandOverItem[];
}

/** The issues by the officer who cannot go on, in the order of the list: who has the oldest comes first. */
export function handOverGroups(items: readonly HandOverItem[]): HandOverGroup[] {
  const groups = new Map<string, HandOverGroup>();
  for (const item of items) {
    const { officer, why, until } = item;
    if (!officer) continue;
    const group = groups.get(officer.id) ?? { officer, why, until, items: [] };
    group.items.push(item);
    groups.set(officer.id, group);
  }
  return [...groups.values()];
}

/** `absent until Tue 06:00`; `no longer active`. */
export function awayWords({ why, until }: Pick<HandOverGroup, 'why' | 'until'>, nowMs: number, locale?: string): string {
  if (why === 'inactive') return 'no longer active';
  return until === null ? 'absent' : `absent until ${clockTime(until, nowMs, locale)}`;
}

/** Who should go on, and why: `Ann Lee, on shift now`. */
export function proposalWords({ proposed, proposedReasons }: HandOverItem, locale?: string): string {
  if (!proposed) return 'Nobody is available.';
  return [proposed.name, dutyWords(proposedReasons, locale)].filter((words) => words !== null).join(', ');
}

/** What came of handing over all of an officer's issues. */
export function handedOverWords(name: string, { handedOver, left }: Dto<'HandedOverDto'>): string {
  const issues = `${handedOver} ${handedOver === 1 ? 'issue' : 'issues'} of ${name} handed over.`;
  return left === 0 ? issues : `${issues} ${left} ${left === 1 ? 'still needs' : 'still need'} somebody.`;
}

/** Who gets how many once all are handed over: `Ann Lee gets 2, Bo Day 1. 1 needs somebody else.` */
export function movingWords(items: readonly HandOverItem[]): string {
  const counts = new Map<string, number>();
  for (const { proposed } of items) if (proposed) counts.set(proposed.name, (counts.get(proposed.name) ?? 0) + 1);
  const [first, ...others] = [...counts].sort(([a, one], [b, other]) => other - one || a.localeCompare(b));
  if (!first) return 'Nobody is available.';
  const given = [`${first[0]} gets ${first[1]}`, ...others.map(([name, count]) => `${name} ${count}`)].join(', ');
  const left = items.filter(({ proposed }) => !proposed).length;
  return `${given}.${left === 0 ? '' : ` ${left} ${left === 1 ? 'needs' : 'need'} somebody else.`}`;
}
