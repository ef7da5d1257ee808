import { Button, Text, Title } from '@mantine/core';
import { Level } from '../status/level.js';
import { levelWords } from '../status/status-words.js';
import { useNow } from '../time/now.js';
import type { LateFacts } from './late-facts.js';
import { useHold } from './use-hold.js';
import classes from './wall.module.css';
import { WallLine, type LineActions } from './wall-line.js';
import { columnOf, latenessWords } from './wall-lines.js';
import type { LevelColumn } from './wall-query.js';

interface WallColumnProps {
  column: LevelColumn;
  facts: LateFacts;
  actions: LineActions;
}

/** The issues that one level was told of. While somebody points at it, nothing in it moves: what came meanwhile is announced. */
export function WallColumn({ column: { level, escalations, hasMore }, facts, actions }: WallColumnProps) {
  const { held, showNew, handlers } = useHold(escalations);
  const { lines, newCount } = columnOf(escalations, held);
  const nowMs = useNow(30_000);
  const taken = lines.filter(({ escalation }) => escalation.state === 'acknowledged').length;
  const oldest = lines.map(({ escalation }) => escalation).toSorted((a, b) => (a.dueAt < b.dueAt ? -1 : 1))[0];
  return (
    <section className={classes.column} data-level={level} aria-label={`Level ${level}, ${levelWords[level]}`} {...handlers}>
      <div className={classes.head}>
        <Level level={level} />
        <Title order={2}>{levelWords[level]}</Title>
        <span className={classes.oldest}>
          {oldest && `oldest ${latenessWords(oldest, nowMs)}`}
          {taken > 0 && `, ${taken} acknowledged`}
        </span>
        <span className={classes.count} data-testid="count">
          {lines.length}
          {hasMore && '+'}
          <span className="visually-hidden"> {lines.length === 1 ? 'issue' : 'issues'}</span>
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
          Showing {escalations.length}, the latest first. There are more.
        </Text>
      )}
      {lines.length === 0 ? (
        <Text c="dimmed" p="md">
          Nothing is with a {levelWords[level].toLowerCase()}.
        </Text>
      ) : (
        <ul className={classes.lines}>
          {lines.map((line) => (
            <WallLine key={line.escalation.id} line={line} facts={facts} actions={actions} />
          ))}
        </ul>
      )}
    </section>
  );
}
