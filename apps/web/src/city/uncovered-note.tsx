import { IconUserOff } from '@tabler/icons-react';
import { useNow } from '../time/now.js';
import classes from './city.module.css';
import { uncoveredWords, type SectorRow } from './sector-rows.js';

/** The sectors that nobody watches now, in one line; until when, on asking. */
export function UncoveredNote({ sectors }: { sectors: readonly Pick<SectorRow, 'sector' | 'covered' | 'nextCoverAt'>[] }) {
  const nowMs = useNow(60_000);
  const uncovered = sectors.filter(({ covered }) => !covered);
  if (uncovered.length === 0) return null;
  const codes = uncovered.map(({ sector }) => sector);
  const title =
    uncovered.length === 1
      ? `No officer on shift in sector ${codes.join('')}`
      : `No officer on shift in ${uncovered.length} sectors: ${codes.join(', ')}`;
  return (
    <details className={classes.uncovered}>
      <summary>
        <IconUserOff size={20} stroke={1.5} aria-hidden />
        <span className={classes.oneLine}>{title}</span>
        <span className={classes.until}>Until when</span>
      </summary>
      <ul>
        {uncovered.map((sector) => (
          <li key={sector.sector}>{uncoveredWords(sector, nowMs)}</li>
        ))}
      </ul>
    </details>
  );
}
