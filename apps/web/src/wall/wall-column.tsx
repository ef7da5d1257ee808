import { Button, Text, Title } from '@mantine/core';
import { Level } from '../status/level.js';
import { levelWords } from '../status/status-words.js';
import { useHold } from './use-hold.js';
import classes from './wall.module.css';
import { WallLine, type LineActions } from './wall-line.js';
import { columnOf } from './wall-lines.js';
import type { LevelColumn } from './wall-query.js';

/** The escalations of one level. While somebody points at it, nothing in it moves: what came meanwhile is announced. */
export function WallColumn({ column: { level, escalations, hasMore }, actions }: { column: LevelColumn; actions: LineActions }) {
  const { held, showNew, handlers } = useHold(escalations);
  const { lines, newCount } = columnOf(escalations, held);
  const open = escalations.filter(({ state }) => state === 'open').length;
  return (
    <section className={classes.column} data-level={level} aria-label={`Level ${level}, ${levelWords[level]}`} {...handlers}>
      <div className={classes.head}>
        <Level level={level} />
        <Title order={2}>{levelWords[level]}</Title>
        <span className={classes.count}>
          {open}
          {hasMore && '+'}
          <span className="visually-hidden"> not acknowledged</span>
        </span>
      </div>
      <div className={classes.news} role="status">
        {newCount > 0 && (
          <Button variant="subtle" size="compact-sm" onClick={showNew}>
            {newCount} new
          </Button>
        )}
      </div>
      {hasMore && (
        <Text px="md" pb="xs" c="dimmed">
          Showing {escalations.length}, the oldest first. There are more.
        </Text>
      )}
      {lines.length === 0 ? (
        <Text c="dimmed" p="md">
          Nothing is with a {levelWords[level].toLowerCase()}.
        </Text>
      ) : (
        <ul className={classes.lines}>
          {lines.map((line) => (
            <WallLine key={line.escalation.id} line={line} actions={actions} />
          ))}
        </ul>
      )}
    </section>
  );
}
