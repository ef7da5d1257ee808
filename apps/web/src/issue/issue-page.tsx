import { Container, Group, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Deadline } from '../deadline/deadline.js';
import { urgencyOf } from '../deadline/urgency.js';
import type { PinState } from '../map/city-map-props.js';
import { OfflineNote } from '../offline/offline-note.js';
import { usePerson } from '../session/session.js';
import { Loading } from '../states/loading.js';
import { ProblemNote } from '../states/problem-note.js';
import { StatusPill } from '../status/status-pill.js';
import { FreeText } from '../text/free-text.js';
import { useNow } from '../time/now.js';
import { absoluteTime } from '../time/words.js';
import { Actions } from './actions.js';
import { Corrections } from './corrections.js';
import { Facts } from './facts.js';
import { deadlinesQuery, type IssueView } from './issue-queries.js';
import classes from './issue.module.css';
import { Notes } from './notes.js';
import { Photos } from './photos.js';
import { Reporter } from './reporter.js';
import { Timeline } from './timeline.js';
import { useIssue, useWorking } from './use-issue.js';
import { Waiting } from './waiting.js';
import { Where } from './where.js';

/** One issue: what it is, how it stands, and what the reader may do with it. */
export function IssuePage() {
  const { issueId } = useParams({ from: '/signed-in/issues/$issueId' });
  const { data: view, error, refetch } = useIssue(issueId);
  if (view) return <IssueSheet view={view} />;
  return (
    <Container size="sm" p="md">
      <Title order={1} className="visually-hidden">
        Issue
      </Title>
      <OfflineNote />
      {error ? <ProblemNote error={error} retry={() => void refetch()} /> : <Loading />}
    </Container>
  );
}

const deadlineWords = { acknowledge: 'Acknowledge', resolve: 'Resolve' } as const;

function IssueSheet({ view }: { view: IssueView }) {
  const { issue } = view;
  const { data: deadlines = [] } = useQuery(deadlinesQuery(usePerson().id, issue.id));
  const working = useWorking(view, deadlines.find(({ kind, state }) => kind === 'acknowledge' && state === 'running')?.dueAt);
  const { standing, entries } = working;
  const nowMs = useNow(30_000);
  const running = deadlines.filter(({ state }) => state !== 'cancelled');
  return (
    <article className={classes.page}>
      <header className={classes.head}>
        <OfflineNote />
        <Title order={1}>
          {issue.reference} <FreeText>{issue.summary}</FreeText>
        </Title>
        <Group gap="lg" mt="sm" align="flex-start">
          <StatusPill status={standing.status} />
          {running.map(({ kind, startedAt, dueAt, state }) => (
            <Deadline key={kind} what={deadlineWords[kind]} span={{ startedAt, dueAt }} met={state === 'met'} />
          ))}
        </Group>
        <Text size="xs" className={classes.paper}>
          Printed {absoluteTime(new Date(nowMs))}, as of version {issue.version}
        </Text>
      </header>
      <div className={classes.main}>
        {entries.length > 0 && <Waiting {...working} />}
        <div className={`${classes.bar} ${classes.wide} no-print`}>
          <Actions {...working} />
        </div>
        <div className={`${classes.wide} no-print`}>
          <Corrections issue={working.view.issue} />
        </div>
        <Facts view={view} />
        <Notes {...working} />
        <Photos {...working} />
      </div>
      <div className={classes.side}>
        <Where issue={issue} assignment={view.assignment} pin={pinOf(running, nowMs, standing.status)} />
        <Reporter issue={issue} />
        <Timeline view={view} />
      </div>
    </article>
  );
}

type Running = { state: string; startedAt: string; dueAt: string }[];

function pinOf(deadlines: Running, nowMs: number, status: IssueView['issue']['status']): PinState {
  if (['resolved', 'closed', 'withdrawn', 'merged'].includes(status)) return 'done';
  const open = deadlines.filter(({ state }) => state === 'running' || state === 'missed');
  const urgencies = open.map((span) => urgencyOf(span, nowMs));
  return urgencies.includes('late') ? 'late' : urgencies.includes('soon') ? 'soon' : 'calm';
}
