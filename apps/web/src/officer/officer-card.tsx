import { Group, Text } from '@mantine/core';
import { IconMapPin } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { Deadline } from '../deadline/deadline.js';
import { Actions } from '../issue/actions.js';
import { EntryLine } from '../issue/entry-line.js';
import { useWorking } from '../issue/use-issue.js';
import { Level } from '../status/level.js';
import { StatusPill } from '../status/status-pill.js';
import { Instant } from '../time/instant.js';
import type { Place } from '../map/city-map-props.js';
import classes from './officer.module.css';
import type { Card } from './use-shelves.js';
import { distanceWords, metresBetween } from './way.js';
import { FreeText } from '../text/free-text.js';
import { nextDeadline } from './worklist.js';

/** An issue of mine: what and where it is, until when, and the one thing to do next, at the bottom. */
export function OfficerCard({ card, here }: { card: Card; here: Place | null }) {
  const { issue, standing, place, due } = card;
  const working = useWorking(card);
  const deadline = nextDeadline(card, standing.status);
  return (
    <li className={classes.card} data-issue={issue.id}>
      <Link to="/issues/$issueId" params={{ issueId: issue.id }} className={classes.about}>
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
        {deadline ? (
          <Deadline what={deadline.what} span={deadline.span} />
        ) : (
          <Text component="span" inherit c="dimmed">
            Reported <Instant at={issue.reportedAt} />
          </Text>
        )}
      </Link>
      {working.entries.map((entry) => (
        <div key={entry.seq} className={classes.entry}>
          <EntryLine entry={entry} />
          {entry.state.kind === 'refused' && (
            <Link to="/issues/$issueId" params={{ issueId: issue.id }} className={classes.settle}>
              See why, and what to do
            </Link>
          )}
        </div>
      ))}
      <Actions {...working} isCard />
    </li>
  );
}
