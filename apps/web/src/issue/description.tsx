import { Title } from '@mantine/core';
import { useId } from 'react';
import { FreeText } from '../text/free-text.js';
import type { Issue } from './issue-queries.js';
import classes from './issue.module.css';

/** What was reported, in the words of whoever took it down. Nothing where the summary is all. */
export function Description({ issue: { description } }: { issue: Issue }) {
  const id = useId();
  if (description === null) return null;
  return (
    <section className={classes.section} aria-labelledby={id}>
      <Title order={2} id={id}>
        Report
      </Title>
      <div className={classes.text}>
        <FreeText>{description}</FreeText>
      </div>
    </section>
  );
}
