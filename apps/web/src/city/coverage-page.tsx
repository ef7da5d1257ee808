import { Button, Group, Stack, TextInput, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useAddress } from '../app/address.js';
import { Empty } from '../states/empty.js';
import { Loading } from '../states/loading.js';
import { useMay } from '../session/permitted.js';
import { ProblemNote } from '../states/problem-note.js';
import { useNow } from '../time/now.js';
import { CoverageList } from './coverage-list.js';
import { coverageHoursQuery, coverageQuery } from './coverage-query.js';
import { coverageRows } from './coverage-rows.js';
import { CoverageKey, GapPattern } from './coverage-strip.js';
import { startOfDay } from '../time/start-of-day.js';
import { departmentZone } from '../time/zone.js';
import { HandOverSection } from './hand-over-section.js';
import { RosterSection } from './roster-section.js';
import { UncoveredNote } from './uncovered-note.js';

/** Which sectors have an officer on shift, hour by hour: of the next 24 hours, or of a day. */
export function CoveragePage() {
  const [day, setDay] = useAddress('day');
  const from = (day && startOfDay(day)) ?? undefined;
  const coverage = useQuery(coverageQuery({ at: from }));
  const hours = useQuery(coverageHoursQuery(from));
  const nowMs = useNow(60_000);
  const may = useMay();
  const failed = coverage.error ?? hours.error;
  const rows = coverage.data && hours.data && coverageRows(coverage.data.items, hours.data.items);
  return (
    <Stack p="md">
      <Group justify="space-between" align="flex-end">
        <Title order={1}>{from ? `Coverage of ${dayWords(from)}` : 'Coverage of the next 24 hours'}</Title>
        <Group align="flex-end">
          <TextInput type="date" label="Day" value={day ?? ''} onChange={(event) => setDay(event.currentTarget.value || null)} />
          {from && (
            <Button variant="default" onClick={() => setDay(null)}>
              From now
            </Button>
          )}
        </Group>
      </Group>
      {failed && <ProblemNote error={failed} retry={() => void Promise.all([coverage.refetch(), hours.refetch()])} />}
      {coverage.data && !from && <UncoveredNote sectors={coverage.data.items} />}
      {!from && may('reassign', 'assignment') && <HandOverSection nowMs={nowMs} />}
      {!rows && !failed && <Loading rows={10} />}
      <GapPattern />
      <CoverageKey />
      {rows?.length === 0 && <Empty why="There are no sectors in your precincts." />}
      {rows && rows.length > 0 && hours.data && (
        <CoverageList
          rows={rows}
          strip={{ fromMs: Date.parse(hours.data.from), toMs: Date.parse(hours.data.to) }}
          nowMs={nowMs}
        />
      )}
      {hours.data && may('write', 'roster') && <RosterSection from={hours.data.from} to={hours.data.to} nowMs={nowMs} />}
    </Stack>
  );
}

const dayWords = (from: string) =>
  new Intl.DateTimeFormat(undefined, {
    ...{ weekday: 'long', month: 'long', day: 'numeric', timeZone: departmentZone() },
  }).format(new Date(from));
