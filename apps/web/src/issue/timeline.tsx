import { Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { usePerson } from '../session/session.js';
import { Loading } from '../states/loading.js';
import { SectionProblem } from '../states/section-problem.js';
import { absoluteTime } from '../time/words.js';
import { timelineQuery, type IssueView } from './issue-queries.js';
import classes from './issue.module.css';
import { useNameOf } from './names.js';
import { happened, laterWords } from './timeline-words.js';

/** Every event an issue went through, with the time between them. */
export function Timeline({ view }: { view: IssueView }) {
  const { data: timeline, error, refetch } = useQuery(timelineQuery(usePerson().id, view.issue.id));
  const nameOf = useNameOf(view);
  const id = useId();
  return (
    <section className={classes.section} aria-labelledby={id}>
      <Title order={2} id={id}>
        Timeline
      </Title>
      {error && !timeline && <SectionProblem error={error} what="The events" retry={() => void refetch()} />}
      {!timeline && !error && <Loading rows={4} />}
      <ol className={classes.timeline}>
        {timeline?.items.map((item, index) => (
          <li key={`${item.at} ${index}`}>
            <span>
              {happened(item, nameOf)}
              {item.by !== null && `, by ${nameOf(item.by)}`}
            </span>
            <Text component="span" size="xs" className={classes.later}>
              {index > 0 && `${laterWords(item.sincePreviousMs)}, `}
              <time dateTime={item.at}>{absoluteTime(item.at)}</time>
            </Text>
          </li>
        ))}
      </ol>
      {timeline?.truncated && <Text c="dimmed">There is more, newer than this.</Text>}
    </section>
  );
}
