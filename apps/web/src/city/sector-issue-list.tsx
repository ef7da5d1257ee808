import { Button, Group, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Deadline } from '../deadline/deadline.js';
import { Empty } from '../states/empty.js';
import { StatusPill, type IssueStatus } from '../status/status-pill.js';
import { categoryWords } from '../wall/wall-lines.js';
import classes from './city.module.css';
import { dueOf, type PlacedIssue } from './sector-issues.js';

/** The open issues of the chosen sector. */
export function SectorIssueList({
  sector,
  issues,
  close,
}: {
  sector: string;
  issues: readonly PlacedIssue[];
  close: () => void;
}) {
  return (
    <section aria-label={`Open issues of sector ${sector}`}>
      <Group justify="space-between" mb="sm">
        <Title order={2}>Open in {sector}</Title>
        <Button variant="default" size="compact-md" onClick={close}>
          All sectors
        </Button>
      </Group>
      {issues.length === 0 && <Empty why={`Nothing is open in sector ${sector}.`} />}
      <ul className={classes.issues}>
        {issues.map((issue) => (
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
      <StatusPill status={status as IssueStatus} />
      {due && <Deadline what={due.what} span={{ startedAt: reportedAt, dueAt: due.dueAt }} />}
    </li>
  );
}
