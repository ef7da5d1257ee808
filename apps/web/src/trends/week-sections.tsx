import { SimpleGrid, Table, Text, Title } from '@mantine/core';
import { Suspense } from 'react';
import { Loading } from '../states/loading.js';
import { part } from '../states/part.js';
import { SmallMultiples } from './small-multiples.js';
import classes from './trends.module.css';
import { weekRows, type WeekRow, type Weeks } from './week-rows.js';

const VolumeChart = part(() => import('./week-charts.js').then(({ VolumeChart: loaded }) => loaded));
const ShareChart = part(() => import('./week-charts.js').then(({ ShareChart: loaded }) => loaded));

/** How much comes in and is done week by week, how much of it in time, and where it grows. */
export function WeekSections({ weeks, nameOf }: { weeks: Weeks; nameOf: (key: string | null) => string }) {
  const rows = weekRows(weeks);
  const targetPercent = Math.round(weeks.target * 100);
  return (
    <>
      <SimpleGrid cols={{ base: 1, lg: 2 }}>
        <section className={classes.chart} aria-label="Reported and resolved">
          <Title order={2}>Reported and resolved</Title>
          <Text size="sm" c="dimmed">
            Week by week, named by their first day; the last one ends now.
          </Text>
          <Suspense fallback={<Loading rows={5} />}>
            <VolumeChart rows={rows} />
          </Suspense>
        </section>
        <section className={classes.chart} aria-label="Done in time">
          <Title order={2}>Done in time</Title>
          <Text size="sm" c="dimmed">
            Of the issues reported in a week whose deadline was met or missed by now. The target is {targetPercent} %.
          </Text>
          <Suspense fallback={<Loading rows={5} />}>
            <ShareChart rows={rows} targetPercent={targetPercent} />
          </Suspense>
        </section>
      </SimpleGrid>
      <details>
        <summary className={classes.summary}>The figures of these weeks as a table</summary>
        <WeekTable rows={rows} />
      </details>
      <SmallMultiples weeks={weeks} nameOf={nameOf} />
    </>
  );
}

function WeekTable({ rows }: { rows: readonly WeekRow[] }) {
  return (
    <Table.ScrollContainer
      minWidth={560}
      className={classes.scroll}
      scrollAreaProps={{ viewportProps: { tabIndex: 0, role: 'group', 'aria-label': 'Weeks' } }}
    >
      <Table verticalSpacing={6} aria-label="Weeks">
        <Table.Thead>
          <Table.Tr>
            {['Week of', 'Reported', 'Resolved', 'Acknowledged in time', 'Resolved in time'].map((head) => (
              <Table.Th key={head} scope="col">
                {head}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(({ name, reported, resolved, acknowledgedWords, resolvedWords }) => (
            <Table.Tr key={name}>
              <Table.Th scope="row">{name}</Table.Th>
              <Table.Td>{reported}</Table.Td>
              <Table.Td>{resolved}</Table.Td>
              <Table.Td>{acknowledgedWords}</Table.Td>
              <Table.Td>{resolvedWords}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
