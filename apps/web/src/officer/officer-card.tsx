import { Group, Text } from '@mantine/core';
import { IconMapPin, IconNavigation } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { Deadline } from '../deadline/deadline.js';
import { CardAction } from '../issue/actions.js';
import { EntryLine } from '../issue/entry-line.js';
import { Undo } from '../issue/undo.js';
import { useWorking } from '../issue/use-issue.js';
import { Level } from '../status/level.js';
import { StatusPill } from '../status/status-pill.js';
import { Instant } from '../time/instant.js';
import type { Place } from '../map/city-map-props.js';
import { directionsTo } from './directions.js';
import classes from './officer.module.css';
import { Reopened } from './reopened.js';
import { shelfOf } from './shelves.js';
import type { Card } from './use-shelves.js';
import { distanceWords, metresBetween } from './way.js';
import { FreeText } from '../text/free-text.js';
import { nextDeadline } from './worklist.js';

/** An issue of mine: what and where it is, until when, and the one thing to do next, at the bottom. */
export function OfficerCard({ card, here }: { card: Card; here: Place | null }) {
  const { issue, standing, place, due } = card;
  const working = useWorking(card, due?.acknowledgeDueAt);
  const { undoable } = working;
  const waiting = working.entries.filter(({ seq }) => seq !== undoable?.seq);
  const deadline = nextDeadline(card, standing.status);
  return (
    <li className={classes.card} data-issue={issue.id}>
      <Link to="/issues/$issueId" params={{ issueId: issue.id }} className={classes.about}>
        {deadline ? (
          <Deadline what={deadline.what} span={deadline.span} />
        ) : (
          <Text component="span" inherit c="dimmed">
            Reported <Instant at={issue.reportedAt} />
          </Text>
        )}
        <Group justify="space-between" gap="sm" wrap="nowrap">
          <span className={classes.reference}>{issue.reference}</span>
          <Group gap="xs" wrap="nowrap">
            {due && due.escalationLevel > 0 && <Level level={due.escalationLevel} />}
            <StatusPill status={standing.status} />
          </Group>
        </Group>
        <Text component="span" inherit fw={600} className={classes.summary}>
          <FreeText>{issue.summary}</FreeText>
        </Text>
        <Group gap="xs" wrap="nowrap" c="dimmed">
          <IconMapPin size={16} stroke={1.5} aria-hidden />
          <span className={classes.place}>
            {issue.address === null ? 'No address' : <FreeText>{issue.address}</FreeText>}
            {here && place && `, ${distanceWords(metresBetween(here, place))}`}
          </span>
        </Group>
      </Link>
      {issue.reopenCount > 0 && shelfOf(standing.status) !== 'done' && <Reopened issue={issue} />}
      {place && (
        <a href={directionsTo(place, navigator.userAgent)} className={classes.directions}>
          <IconNavigation size={20} stroke={1.5} aria-hidden /> Directions
          <span className="visually-hidden"> to {issue.reference}</span>
        </a>
      )}
      {waiting.map((entry) => (
        <div key={entry.seq} className={classes.entry}>
          <EntryLine entry={entry} />
          {entry.state.kind === 'refused' && (
            <Link to="/issues/$issueId" params={{ issueId: issue.id }} className={classes.settle}>
              See why, and what to do
            </Link>
          )}
        </div>
      ))}
      {undoable ? <Undo entry={undoable} /> : <CardAction {...working} />}
    </li>
  );
}
