import { Container, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { urgencyOf } from '../deadline/urgency.js';
import type { PinState } from '../map/city-map-props.js';
import { OfflineNote } from '../offline/offline-note.js';
import { usePerson } from '../session/session.js';
import { Loading } from '../states/loading.js';
import { ProblemNote } from '../states/problem-note.js';
import { useNow } from '../time/now.js';
import { ActionBar } from './action-bar.js';
import { Details } from './details.js';
import { Head } from './head.js';
import { deadlinesQuery, type IssueView } from './issue-queries.js';
import classes from './issue.module.css';
import { Description } from './description.js';
import { Notes } from './notes.js';
import { Photos } from './photos.js';
import { Related } from './related.js';
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

function IssueSheet({ view }: { view: IssueView }) {
  const { data: deadlines = [] } = useQuery(deadlinesQuery(usePerson().id, view.issue.id));
  const working = useWorking(view, deadlines.find(({ kind, state }) => kind === 'acknowledge' && state === 'running')?.dueAt);
  const { standing, entries } = working;
  const { issue } = working.view;
  const nowMs = useNow(30_000);
  const shown = deadlines.filter(({ state }) => state !== 'cancelled');
  return (
    <article className={classes.page}>
      <Head view={working.view} status={standing.status} deadlines={shown} nowMs={nowMs} />
      <ActionBar {...working} />
      <div className={classes.main}>
        {entries.length > 0 && <Waiting {...working} />}
        <Description issue={issue} />
        <Photos {...working} />
      </div>
      <div className={classes.side}>
        <Where issue={issue} assignment={view.assignment} pin={pinOf(shown, nowMs, standing.status)} />
        <Reporter issue={issue} />
        <Related issue={issue} />
        <Details view={working.view} />
      </div>
      <div className={classes.feed}>
        <Notes {...working} />
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
