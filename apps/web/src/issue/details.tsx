import { Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useId, type ReactNode } from 'react';
import type { Dto } from '../api/client.js';
import { assignmentWords } from '../place/reason-words.js';
import { usePerson } from '../session/session.js';
import { FreeText } from '../text/free-text.js';
import { Instant } from '../time/instant.js';
import { absoluteTime, timesWords } from '../time/words.js';
import { agenciesQuery } from './agencies.js';
import { agencyName } from './agency-names.js';
import { holderWords } from './holder-words.js';
import { categoriesQuery, type IssueView } from './issue-queries.js';
import classes from './issue.module.css';

const answerWords = (value: unknown, question: Dto<'QuestionDto'> | undefined) => {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return question?.options.find(({ code }) => code === value)?.text ?? String(value);
};

/** What else is known of it: its category and answers, how it came in, why this officer, how it ended. */
export function Details({ view: { issue, assignment } }: { view: IssueView }) {
  const { data: categories } = useQuery(categoriesQuery(usePerson().id));
  const category = categories?.items.find(({ code }) => code === issue.category);
  const questionOf = (key: string) => category?.questions.find(({ code }) => code === key);
  const id = useId();
  const { resolution } = issue;
  const why = assignment && assignmentWords(assignment.reasons);
  return (
    <section className={classes.section} aria-labelledby={id}>
      <Title order={2} id={id}>
        Details
      </Title>
      <dl className={classes.facts}>
        <Fact label="Category">{category?.name ?? issue.category}</Fact>
        <Fact label="Priority">{issue.priority}</Fact>
        {Object.entries(issue.answers).map(([key, value]) => (
          <Fact key={key} label={questionOf(key)?.text ?? key}>
            <FreeText>{answerWords(value, questionOf(key))}</FreeText>
          </Fact>
        ))}
        <Fact label="Reported">
          <Instant at={issue.reportedAt} />, by {issue.channel}
        </Fact>
        {isUntimedHistory(issue) && <Fact label="Deadlines">Imported history: no deadlines</Fact>}
        <Fact label="Officer">
          <FreeText>{holderWords({ issue, assignment })}</FreeText>
        </Fact>
        {why !== null && issue.officer && <Fact label="Why this officer">{why}</Fact>}
        {issue.referredTo !== null && <ReferredTo code={issue.referredTo} />}
        {resolution && (
          <Fact label="Resolved">
            {resolution.reason.replace(/-/g, ' ')}, {absoluteTime(resolution.at)}
            {resolution.note !== null && (
              <div className={classes.text}>
                <FreeText>{resolution.note}</FreeText>
              </div>
            )}
          </Fact>
        )}
        {issue.reopenCount > 0 && <Fact label="Reopened">{timesWords(issue.reopenCount)}</Fact>}
      </dl>
    </section>
  );
}

function ReferredTo({ code }: { code: string }) {
  const { data: agencies = [] } = useQuery(agenciesQuery(usePerson().id));
  return (
    <Fact label="Referred to">
      <FreeText>{agencyName(agencies, code)}</FreeText>
    </Fact>
  );
}

/** Reopened, it is worked on and timed as any other. */
function isUntimedHistory({ history, reopenCount }: IssueView['issue']): boolean {
  return history && reopenCount === 0;
}

export function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={classes.fact}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
