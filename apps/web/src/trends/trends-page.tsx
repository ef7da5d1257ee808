import { Button, Group, SegmentedControl, Stack, Text, Title } from '@mantine/core';
import '../app/desk-styles.js';
import { IconDownload } from '@tabler/icons-react';
import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { Suspense } from 'react';
import { api, data } from '../api/client.js';
import { useAddress } from '../app/address.js';
import { Empty } from '../states/empty.js';
import { Loading } from '../states/loading.js';
import { ProblemNote } from '../states/problem-note.js';
import { categoryWords } from '../wall/wall-lines.js';
import { chartBars, keyOf, periodOf, periodsDays, usualDays, type Measure, type PeriodDays, type Trends } from './trend-rows.js';
import { TrendsTable } from './trends-table.js';
import { WeekSections } from './week-sections.js';
import { serverNowMs } from '../time/server-clock.js';
import classes from './trends.module.css';
import { part } from '../states/part.js';

const TrendsChart = part(() => import('./trends-chart.js').then(({ TrendsChart: loaded }) => loaded));
const dayMs = 24 * 3_600_000;
const staleMs = 5 * 60_000;

async function readTrends(days: PeriodDays, by: 'sector' | 'category', signal: AbortSignal): Promise<Trends> {
  const from = new Date(serverNowMs() - days * dayMs).toISOString();
  // Only who asks for CSV is answered with text.
  return (await data(api.GET('/api/v1/trends', { params: { query: { from, by } }, signal }))) as Trends;
}

const weeksQuery = (days: PeriodDays, by: 'sector' | 'category') =>
  queryOptions({
    queryKey: ['trends', 'weeks', days, by],
    queryFn: ({ signal }) => {
      // A week alone is no trend.
      const from = new Date(serverNowMs() - Math.max(days, usualDays) * dayMs).toISOString();
      return data(api.GET('/api/v1/trends/weeks', { params: { query: { from, by } }, signal }));
    },
    staleTime: staleMs,
    placeholderData: keepPreviousData,
  });

/** How long issues waited and took, by sector or category, beside the period before. */
export function TrendsPage() {
  const [days, setDays] = useAddress('days');
  const [by, setBy] = useAddress('by');
  const [of, setOf] = useAddress('of');
  const [period, key, measure] = [periodOf(days), keyOf(by), of === 'resolve' ? 'resolve' : 'acknowledge'] as const;
  const trends = useQuery({
    queryKey: ['trends', period, key],
    queryFn: ({ signal }) => readTrends(period, key, signal),
    staleTime: staleMs,
    placeholderData: keepPreviousData,
  });
  const weeks = useQuery(weeksQuery(period, key));
  const failed = weeks.error ?? trends.error;
  return (
    <Stack p="md">
      <Title order={1}>Trends</Title>
      <Group>
        <SegmentedControl
          aria-label="Period"
          value={String(period)}
          onChange={setDays}
          data={periodsDays.map((count) => ({ value: String(count), label: `${count} days` }))}
        />
        <SegmentedControl
          aria-label="By"
          value={key}
          onChange={setBy}
          data={[
            { value: 'sector', label: 'By sector' },
            { value: 'category', label: 'By category' },
          ]}
        />
        {trends.data && <CsvLink trends={trends.data} />}
      </Group>
      {failed && <ProblemNote error={failed} retry={() => void Promise.all([trends.refetch(), weeks.refetch()])} />}
      {weeks.data && weeks.data.items.length > 0 && <WeekSections weeks={weeks.data} nameOf={namesBy(key)} />}
      {trends.isPending && <Loading rows={10} />}
      {trends.data && <Figures trends={trends.data} measure={measure} setMeasure={setOf} days={period} />}
    </Stack>
  );
}

interface FiguresProps {
  trends: Trends;
  measure: Measure;
  setMeasure: (measure: string) => void;
  days: PeriodDays;
}

const namesBy = (by: 'sector' | 'category') => (key: string | null) =>
  key === null ? 'In no sector' : by === 'category' ? categoryWords(key) : key;

function Figures({ trends, measure, setMeasure, days }: FiguresProps) {
  const nameOf = namesBy(trends.by);
  if (trends.items.length === 0) return <Empty why={`Nothing was reported in the last ${days} days.`} />;
  const title = measure === 'acknowledge' ? 'Time to acknowledge' : 'Time to resolve';
  const bars = chartBars(trends.items, measure, nameOf);
  return (
    <>
      <section className={classes.chart} aria-label={title}>
        <Group justify="space-between" mb="sm">
          <Title order={2}>{title}</Title>
          <SegmentedControl
            size="xs"
            aria-label="Chart of"
            value={measure}
            onChange={setMeasure}
            data={[
              { value: 'acknowledge', label: 'Acknowledge' },
              { value: 'resolve', label: 'Resolve' },
            ]}
          />
        </Group>
        {bars.length === 0 ? (
          <Text c="dimmed">Nothing of this period is done yet.</Text>
        ) : (
          <Suspense fallback={<Loading rows={6} />}>
            <TrendsChart bars={bars} title={title} />
          </Suspense>
        )}
      </section>
      <Text size="sm" c="dimmed">
        Issues that were reported in the last {days} days; “before” are the {days} days before those. “of” is how many issues a
        figure is made from: what is not done yet is in none, so a period that has just ended looks faster than it was.
      </Text>
      <TrendsTable trends={trends} nameOf={nameOf} />
    </>
  );
}

function CsvLink({ trends: { from, to, by } }: { trends: Trends }) {
  const href = `/api/v1/trends?${new URLSearchParams({ from, to, by, format: 'csv' })}`;
  return (
    <Button
      component="a"
      href={href}
      download={`trends-by-${by}.csv`}
      variant="default"
      leftSection={<IconDownload size={16} stroke={1.5} />}
    >
      Table as CSV
    </Button>
  );
}
