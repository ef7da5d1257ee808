import { Button, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Problem } from '../api/problem.js';
import { Loading } from '../states/loading.js';
import { Answer } from './follow/answer.js';
import { Area } from './follow/area.js';
import { followedQuery, nextKey, type Followed } from './follow/followed.js';
import { History } from './follow/history.js';
import { Heading } from './heading.js';
import { useWords } from './language/language.js';
import { Unreachable } from './unreachable.js';

/** Where a report stands, for who holds its code. */
export function FollowedPage() {
  const { code } = useParams({ from: '/public/follow/$code' });
  const { say } = useWords();
  const { data: report, error, refetch } = useQuery(followedQuery(code));
  if (report) return <Report report={report} code={code} />;
  if (!error) return <Loading label={say('site.loading')} />;
  if (error instanceof Problem && [400, 404].includes(error.status)) return <NoReport />;
  return (
    <>
      <Heading>{say('follow.title')}</Heading>
      <Unreachable retry={() => void refetch()} />
    </>
  );
}

/** The same words for a wrong code and for one whose report is private. */
function NoReport() {
  const { say } = useWords();
  return (
    <Stack gap="lg">
      <Heading>{say('follow.unknown')}</Heading>
      <Text size="lg">{say('follow.unknownText')}</Text>
      <Button component={Link} to="/follow" size="lg" h={48}>
        {say('follow.other')}
      </Button>
    </Stack>
  );
}

function Report({ report, code }: { report: Followed; code: string }) {
  const { say, named, at } = useWords();
  const { reference, category, reportedAt, combined, closesAt, outcome, place } = report;
  return (
    <Stack gap="xl">
      <div>
        <Heading>{say('follow.report', { reference })}</Heading>
        <Text size="lg">{named('category', category.code, category.name)}</Text>
        <Text c="dimmed">{say('follow.reported', { at: at(reportedAt) })}</Text>
      </div>
      {combined && <Text size="lg">{say('follow.combined')}</Text>}
      <Stack component="section" gap="sm" aria-label={say('follow.next')}>
        <Text component="h2" size="lg" fw={600} m={0}>
          {say(`status.${report.status}`)}
        </Text>
        {outcome && report.status !== 'reopened' && <Text size="lg">{say(`outcome.${outcome}`)}</Text>}
        <Text size="lg">{say(nextKey(report), { at: closesAt ? at(closesAt) : '' })}</Text>
        <Answer report={report} code={code} />
      </Stack>
      <History history={report.history} />
      <Area place={place} addressGiven={report.addressGiven} />
    </Stack>
  );
}
