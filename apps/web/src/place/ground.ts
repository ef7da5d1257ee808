import { queryOptions } from '@tanstack/react-query';
import type { FeatureCollection } from 'geojson';
import { problemOf, unreachable } from '../api/problem.js';
import { streetsOf, type Street } from './streets.js';

async function readStreets({ signal }: { signal: AbortSignal }): Promise<Street[]> {
  const answer = await fetch('/map/demo-city.geojson', { signal: AbortSignal.any([signal, AbortSignal.timeout(10_000)]) }).catch(
    () => {
      throw unreachable();
    },
  );
  if (!answer.ok) throw problemOf(answer.status, null);
  return streetsOf((await answer.json()) as FeatureCollection);
}

/** The streets of the ground map. They come with the application and do not change under it. */
export const streetsQuery = queryOptions({ queryKey: ['streets'], queryFn: readStreets, staleTime: Infinity });
