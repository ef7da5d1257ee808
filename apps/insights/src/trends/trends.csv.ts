import type { StreamableFile } from '@nestjs/common';
import { csvFile } from '@owcr/platform';
import { noFigures, type Figures, type Trend, type TrendKey } from './trends.js';

/** Trends as a CSV file, a row for each sector or category. */
export function trendsFile(items: readonly Trend[], by: TrendKey): StreamableFile {
  const rows = items.map((item) => rowOf(item, by));
  const columns = Object.keys(rowOf({ key: null, precinct: null, ...noFigures, before: noFigures }, by));
  return csvFile('trends', rows, columns);
}

function rowOf({ key, precinct, before, ...now }: Trend, by: TrendKey): Record<string, string | number | null> {
  return {
    [by]: key,
    ...(by === 'sector' && { precinct }),
    ...flat(now, (name) => name),
    ...flat(before, (name) => `before${name[0]!.toUpperCase()}${name.slice(1)}`),
  };
}

function flat(figures: Figures, named: (name: string) => string): Record<string, number | null> {
  const { reported, open, late, acknowledgeMissed, resolveMissed, acknowledge, resolve } = figures;
  const values = {
    ...{ reported, open, late, acknowledgeMissed, resolveMissed },
    acknowledgeCount: acknowledge.count,
    acknowledgeP50Seconds: acknowledge.p50Seconds,
    acknowledgeP90Seconds: acknowledge.p90Seconds,
    resolveCount: resolve.count,
    resolveP50Seconds: resolve.p50Seconds,
    resolveP90Seconds: resolve.p90Seconds,
  };
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [named(name), value]));
}
