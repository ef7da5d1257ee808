import { Group, Stack, Title } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useAddress } from '../app/address.js';
import { isStaleAt, LiveNote } from '../live/live-note.js';
import { CityMap } from '../map/city-map.js';
import { Loading } from '../states/loading.js';
import { ProblemNote } from '../states/problem-note.js';
import { useNow } from '../time/now.js';
import classes from './city.module.css';
import { coverageQuery } from './coverage-query.js';
import { MapKey } from './map-key.js';
import { SectorIssueList } from './sector-issue-list.js';
import { pinsOf, sectorIssuesQuery } from './sector-issues.js';
import { sectorRows, shadedSectors } from './sector-rows.js';
import { SectorTable } from './sector-table.js';
import { sectorsQuery } from './sectors.js';
import { UncoveredNote } from './uncovered-note.js';
import { useBoard } from './use-board.js';

const none: never[] = [];

/** What is open and late in the city, sector by sector, and where nobody is on shift. The table has all that the map has. */
export function MapPage() {
  const client = useQueryClient();
  const navigate = useNavigate();
  const [chosen, choose] = useAddress('sector');
  const nowMs = useNow(30_000);
  const board = useBoard((sector) => void client.invalidateQueries({ queryKey: sectorIssuesQuery(sector).queryKey }));
  const coverage = useQuery(coverageQuery());
  const { data: sectors } = useQuery(sectorsQuery);
  const issues = useQuery({ ...sectorIssuesQuery(chosen ?? ''), enabled: chosen !== null });
  const rows = useMemo(() => {
    const names = new Map(
      sectors?.features.map(({ properties }) => [String(properties?.code), properties?.name as string | null]),
    );
    return sectorRows(board.data?.sectors ?? none, coverage.data?.items ?? none, names);
  }, [board.data?.sectors, coverage.data?.items, sectors]);
  const shaded = useMemo(() => sectors && shadedSectors(sectors, rows), [sectors, rows]);
  const placed = chosen ? issues.data?.items : none;
  const pins = useMemo(() => pinsOf(placed ?? none, nowMs), [placed, nowMs]);
  const failed = board.error ?? coverage.error ?? issues.error;
  return (
    <Stack p="md">
      <Group gap="lg">
        <Title order={1}>Map</Title>
        <LiveNote state={board.live} />
      </Group>
      {failed && <ProblemNote error={failed} retry={() => void client.invalidateQueries()} />}
      <UncoveredNote sectors={rows} />
      <div className={classes.page} data-stale={isStaleAt(board.live, nowMs) || undefined}>
        <div>
          <CityMap
            label="Open issues by sector"
            sectors={shaded}
            pins={pins}
            chosenSector={chosen}
            isChosenClose
            onSector={choose}
            onPin={(issueId) => void navigate({ to: '/issues/$issueId', params: { issueId } })}
            height="min(60vh, 560px)"
          />
          <MapKey />
        </div>
        {board.isPending && <Loading rows={10} />}
        {chosen && issues.data && <SectorIssueList sector={chosen} listed={issues.data} close={() => choose(null)} />}
        {!chosen && board.data && <SectorTable rows={rows} chosen={chosen} choose={choose} />}
      </div>
    </Stack>
  );
}
