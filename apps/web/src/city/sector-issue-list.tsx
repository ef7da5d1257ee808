import { Button, Group, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { shownWords, type Listed } from '../api/pages.js';
import { Deadline } from '../deadline/deadline.js';
import { Empty } from '../states/empty.js';
import { StatusPill } from '../status/status-pill.js';
import { categoryWords } from '../wall/wall-lines.js';
import classes from './city.module.css';
import { dueOf, type PlacedIssue } from './sector-issues.js';

/** The open issues of the chosen sector. */
export function SectorIssueList({ sector, listed, close }: { sector: string; listed: Listed<PlacedIssue>; close: () => void }) {
  const shown = shownWords(listed, 'the oldest first');
  return (
    <section aria-label={`Open issues of sector ${sector}`}>
      <Group justify="space-between" mb="sm">
        <Title order={2}>Open in {sector}</Title>
        <Button variant="default" size="compact-md" onClick={close}>
          All sectors
        </Button>
      </Group>
      {listed.items.length === 0 && <Empty why={`Nothing is open in sector ${sector}.`} />}
      {shown !== null && <Text role="status">{shown}</Text>}
      <ul className={classes.issues}>
        {listed.items.map((issue) => (
          <IssueLine key={issue.issueId} issue={issue} />
        ))}
      </ul>
    </section>
  );
}

function IssueLine({ issue }: { issue: PlacedIssue }) {
  const { issueId, reference, category, status, reportedAt, location } = issue;
  const due = dueOf(issue);
  return (
    <li>
      <Link to="/issues/$issueId" params={{ issueId }} className={classes.reference}>
        {reference}
      </Link>
      <span>
        {categoryWords(category ?? 'No category yet')}
        {!location && (
          <Text component="span" c="dimmed">
            {' '}
            (no place on the map)
          </Text>
        )}
      </span>
      <StatusPill status={status} />
      {due && <Deadline what={due.what} span={{ startedAt: reportedAt, dueAt: due.dueAt }} />}
    </li>
  );
}
