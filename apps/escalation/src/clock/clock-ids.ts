import { assertNever, type DeadlineKind, deadlineKinds } from '@owcr/contracts';
import type { NewTimer, TimerRow } from '@owcr/timers';
import { parse, v5 } from 'uuid';
import type { Level } from '../roster/roster.js';
import type { PendingTimer, Step } from './ladder.js';

/** Given as bytes, and so are names: from text, an id costs twice as much. */
const namespace = parse('f0b9b7b2-7d0f-5f4c-8f0e-3f3d8c3f6f10');
const idOf = (name: string) => v5(Buffer.from(name), namespace);

/** The same level of the same run has the same id, whoever raises it and however often. */
export function escalationId(issueId: string, kind: DeadlineKind, run: number, level: Level): string {
  return idOf(`escalation/${issueId}/${kind}/${run}/${level}`);
}

export function timerId(issueId: string, { kind, run, step }: Omit<PendingTimer, 'dueAt'>): string {
  return idOf(`timer/${issueId}/${kind}/${run}/${nameOf(step)}`);
}

export function timerRow(issueId: string, pending: PendingTimer): NewTimer {
  const { kind, run, step, dueAt } = pending;
  return { id: timerId(issueId, pending), kind: `${kind}/${nameOf(step)}`, subject: issueId, version: run, dueAt };
}

function nameOf(step: Step): string {
  switch (step.name) {
    case 'deadline':
      return step.name;
    case 'acknowledge':
    case 'follow-up':
      return `${step.name}/${step.level}`;
    case 'remind':
      return `${step.name}/${step.level}/${step.change}`;
    default:
      return assertNever(step);
  }
}

const kindPattern = /^([a-z]+)\/(?:(deadline)|(acknowledge|follow-up)\/([123])|remind\/([123])\/(\d+))$/;

/** What a stored timer stands for. Throws for a kind that is none of ours. */
export function readTimer({ kind, version: run }: TimerRow): Omit<PendingTimer, 'dueAt'> {
  const [, clock, deadline, name, level, remindLevel, change] = kindPattern.exec(kind) ?? [];
  const known = deadlineKinds.find((one) => one === clock);
  if (known && deadline) return { kind: known, run, step: { name: 'deadline' } };
  if (known && (name === 'acknowledge' || name === 'follow-up'))
    return { kind: known, run, step: { name, level: Number(level) as Level } };
  if (known && change)
    return { kind: known, run, step: { name: 'remind', level: Number(remindLevel) as Level, change: Number(change) } };
  throw new Error(`not a timer of a clock: ${kind}`);
}
