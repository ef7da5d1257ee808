import { Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useId } from 'react';
import { api, data } from '../api/client.js';
import { useMay } from '../session/permitted.js';
import { FreeText } from '../text/free-text.js';
import { issueScope } from './allowed.js';
import { Fact } from './details.js';
import type { Issue } from './issue-queries.js';
import classes from './issue.module.css';

interface Other {
  id: string;
  reference: string;
  summary: string;
}

/** What it was merged into, and what was merged into it. Nothing where there is nothing. */
export function Related({ issue }: { issue: Issue }) {
  const id = useId();
  const may = useMay();
  const { id: issueId, version, survivor } = issue;
  const { data: merged } = useQuery({
    queryKey: ['issue', issueId, 'merged', version],
    queryFn: ({ signal }) => data(api.GET('/api/v1/issues/{id}/merged', { params: { path: { id: issueId } }, signal })),
    enabled: may('read', { type: 'note', ...issueScope(issue) }),
  });
  const { data: into } = useQuery({
    queryKey: ['issue', survivor, 'survivor'],
    queryFn: ({ signal }) => data(api.GET('/api/v1/issues/{id}', { params: { path: { id: survivor ?? '' } }, signal })),
    enabled: survivor !== null,
  });
  const others = merged?.items ?? [];
  if (!into && others.length === 0) return null;
  return (
    <section className={classes.section} aria-labelledby={id}>
      <Title order={2} id={id}>
        Merged
      </Title>
      <dl className={classes.facts}>
        {into && (
          <Fact label="Merged into">
            <OtherLink issue={into} />
          </Fact>
        )}
        {others.length > 0 && (
          <Fact label="Stands for">
            {others.map((other) => (
              <div key={other.id}>
                <OtherLink issue={other} />
              </div>
            ))}
          </Fact>
        )}
      </dl>
    </section>
  );
}

function OtherLink({ issue: { id, reference, summary } }: { issue: Other }) {
  return (
    <>
      <Link to="/issues/$issueId" params={{ issueId: id }}>
        {reference}
      </Link>{' '}
      <FreeText>{summary}</FreeText>
    </>
  );
}
