import { Stack, Text, Title } from '@mantine/core';
import { IconCircle, IconCircleCheck } from '@tabler/icons-react';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api, data } from '../api/client.js';
import { Loading } from '../states/loading.js';
import { ProblemNote } from '../states/problem-note.js';
import classes from './admin.module.css';
import { firstSteps, type FirstStep, type Found } from './first-steps.js';
import type { AdminSection } from './sections.js';

const one = { params: { query: { limit: 1 } } } as const;

/** Asks the API what there is of each kind, no more than whether there is any. */
const foundQuery = queryOptions({
  queryKey: ['first-steps'],
  queryFn: async (): Promise<Found> => {
    const [sectors, officers, shifts, policies, keys] = await Promise.all([
      data(api.GET('/api/v1/sectors', one)) as Promise<{ items: unknown[] }>,
      data(api.GET('/api/v1/officers', one)),
      data(api.GET('/api/v1/shifts', one)),
      data(api.GET('/api/v1/policies')),
      data(api.GET('/api/v1/api-keys', one)),
    ]);
    return {
      sectors: sectors.items.length,
      officers: officers.items.length,
      shifts: shifts.items.length,
      policiesChangedAt: policies.items.map(({ changedAt }) => changedAt),
      keys: keys.items.length,
    };
  },
  staleTime: 0,
});

/** What to begin with, and what each part is for. */
export function Overview({ sections }: { sections: readonly AdminSection[] }) {
  return (
    <Stack gap="xl">
      <MakeItYours />
      <section aria-labelledby="parts">
        <Title order={2} id="parts" mb="sm">
          Manage
        </Title>
        <ul className={classes.parts}>
          {sections.map(({ name, title, what }) => (
            <li key={name} className={classes.part}>
              <Link to="/admin/$section" params={{ section: name }}>
                {title}
              </Link>
              <Text size="sm" c="dimmed">
                {what}
              </Text>
            </li>
          ))}
        </ul>
      </section>
    </Stack>
  );
}

function MakeItYours() {
  const { data: found, error, refetch } = useQuery(foundQuery);
  if (error) return <ProblemNote error={error} retry={() => void refetch()} />;
  if (!found) return <Loading rows={5} />;
  const steps = firstSteps(found);
  const doneCount = steps.filter(({ isDone }) => isDone).length;
  return (
    <section aria-labelledby="first-steps">
      <Title order={2} id="first-steps" mb="sm">
        Make it yours: {doneCount} of {steps.length} done
      </Title>
      <ol className={classes.steps}>
        {steps.map((step) => (
          <Step key={step.name} step={step} />
        ))}
      </ol>
    </section>
  );
}

function Step({ step: { name, why, isDone, to, does } }: { step: FirstStep }) {
  const Icon = isDone ? IconCircleCheck : IconCircle;
  return (
    <li className={classes.step} data-done={isDone || undefined}>
      <Icon size={20} stroke={1.5} aria-hidden />
      <div className={classes.stepWords}>
        <Text fw={600}>
          {name}
          <Text span fw={400} c="dimmed">
            {isDone ? ' - done' : ' - not yet'}
          </Text>
        </Text>
        <Text size="sm" c="dimmed">
          {why}
        </Text>
      </div>
      <Link to={to}>{does}</Link>
    </li>
  );
}
