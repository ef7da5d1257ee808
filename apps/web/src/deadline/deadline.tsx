import { IconAlertTriangle, IconCheck, IconClock, IconClockExclamation } from '@tabler/icons-react';
import { useNow } from '../time/now.js';
import { absoluteTime } from '../time/words.js';
import classes from './deadline.module.css';
import { deadlineWords, shareOf, urgencyOf, type Span } from './urgency.js';

const pastWords: Record<string, string> = { Acknowledge: 'Acknowledged', Resolve: 'Resolved' };

const icons = { calm: IconClock, soon: IconClockExclamation, late: IconAlertTriangle };

export interface DeadlineProps {
  /** What has to be done by then: `Acknowledge`, `Resolve`. */
  what: string;
  span: Span;
  /** Done in time or not at all: then nothing runs any more. */
  met?: boolean;
  /** Where room is short: what has to be done is for readers and on hover only. */
  terse?: boolean;
}

/** A deadline, the same everywhere: a thin bar that fills, the time left in words, its state by colour, shape and word. */
export function Deadline({ what, span, met = false, terse = false }: DeadlineProps) {
  const nowMs = useNow(1_000);
  const { dueAt } = span;
  const urgency = urgencyOf(span, nowMs);
  const share = met ? 1 : shareOf(span, nowMs);
  const Icon = met ? IconCheck : icons[urgency];
  return (
    <span className={classes.deadline} data-urgency={met ? 'met' : urgency} title={`${what} by ${absoluteTime(dueAt)}`}>
      <span className={classes.words}>
        <Icon size={16} stroke={1.5} aria-hidden />
        <span>
          {met ? (
            `${pastWords[what] ?? what} in time`
          ) : (
            <>
              <span className={terse ? 'visually-hidden' : undefined}>{what} </span>
              <time dateTime={dueAt}>{deadlineWords(dueAt, nowMs)}</time>
            </>
          )}
        </span>
        <span className="visually-hidden">, by {absoluteTime(dueAt)}</span>
      </span>
      {share !== null && (
        <svg className={classes.bar} viewBox="0 0 100 3" preserveAspectRatio="none" aria-hidden>
          <rect width="100" height="3" className={classes.track} />
          <rect width={share * 100} height="3" className={classes.fill} />
        </svg>
      )}
    </span>
  );
}
