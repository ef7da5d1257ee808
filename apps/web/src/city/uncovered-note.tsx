import { Alert } from '@mantine/core';
import { IconUserOff } from '@tabler/icons-react';
import { useNow } from '../time/now.js';
import classes from './city.module.css';
import { uncoveredWords, type SectorRow } from './sector-rows.js';

/** The sectors that nobody watches now, in words. */
export function UncoveredNote({ sectors }: { sectors: readonly Pick<SectorRow, 'sector' | 'covered' | 'nextCoverAt'>[] }) {
  const nowMs = useNow(60_000);
  const uncovered = sectors.filter(({ covered }) => !covered);
  if (uncovered.length === 0) return null;
  const title =
    uncovered.length === 1 ? 'A sector without an officer on shift' : `${uncovered.length} sectors without an officer on shift`;
  return (
    <Alert color="soon" icon={<IconUserOff stroke={1.5} />} title={title}>
      <ul className={classes.uncovered}>
        {uncovered.map((sector) => (
          <li key={sector.sector}>{uncoveredWords(sector, nowMs)}</li>
        ))}
      </ul>
    </Alert>
  );
}
