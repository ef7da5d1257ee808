import { Title } from '@mantine/core';
import classes from './coverage.module.css';
import { gapWords, type CoverageRow } from './coverage-rows.js';
import { CoverageStrip, HourAxis } from './coverage-strip.js';
import type { Strip } from './day.js';
import { clockTime } from '../time/words.js';

interface CoverageListProps {
  rows: readonly CoverageRow[];
  strip: Strip;
  nowMs: number;
}

/** A sector in each row: its gaps as a strip and in words, who is on shift until when, and who is absent. */
export function CoverageList({ rows, strip, nowMs }: CoverageListProps) {
  return (
    <ul className={classes.rows} aria-label="Sectors">
      <li className={classes.row} aria-hidden>
        <span />
        <HourAxis strip={strip} />
        <span className={classes.quiet}>On shift</span>
      </li>
      {rows.map((row) => (
        <li key={row.sector} className={classes.row}>
          <Title order={2}>{row.sector}</Title>
          <div>
            <CoverageStrip strip={strip} gaps={row.gaps} nowMs={nowMs} />
            <span className={row.gaps.length > 0 ? undefined : classes.quiet}>{gapWords(row.gaps, nowMs)}</span>
          </div>
          <OnShift row={row} nowMs={nowMs} />
        </li>
      ))}
    </ul>
  );
}

function OnShift({ row: { onShift, absent, covered, nextCoverAt }, nowMs }: { row: CoverageRow; nowMs: number }) {
  return (
    <div>
      {onShift.map(({ id, name, until }) => (
        <div key={id}>
          {name} <span className={classes.quiet}>until {clockTime(until, nowMs)}</span>
        </div>
      ))}
      {!covered && (
        <div className={classes.nobody}>
          Nobody {nextCoverAt ? `until ${clockTime(nextCoverAt, nowMs)}` : 'for a week and more'}
        </div>
      )}
      {absent.map(({ id, name, until }) => (
        <div key={id} className={classes.quiet}>
          {name} is absent until {clockTime(until, nowMs)}
        </div>
      ))}
    </div>
  );
}
