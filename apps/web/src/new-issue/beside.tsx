import { Stack } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Category } from '../category/categories.js';
import type { Pin } from '../map/city-map-props.js';
import { PlaceMap } from '../place/place-map.js';
import { placeOf, withPlace } from '../place/where.js';
import { Duplicates } from './duplicates.js';
import classes from './new-issue.module.css';
import { similarQuery } from './similar.js';
import { useAdding } from './use-adding.js';
import type { DraftHandle } from './use-draft.js';

const typingMs = 350;

interface BesideProps {
  draft: DraftHandle;
  category: Category | undefined;
  onAdded: () => void;
}

/** At the right of the form: where it is, and what is known there already. */
export function Beside({ draft, category, onAdded }: BesideProps) {
  const { where, summary, description } = draft.draft;
  const place = useMemo(() => placeOf(where), [where]);
  const question = { category: draft.draft.category, place, text: `${summary} ${description}`.slice(0, 1_000) };
  const [asked] = useDebouncedValue(question, typingMs);
  const found = useQuery(similarQuery(asked));
  const isAsked = asked.category !== null && asked.place !== null;
  const shown = isAsked ? found : { ...found, data: undefined };
  const pins = useMemo(() => pinsOf(isAsked ? (found.data ?? []) : []), [found.data, isAsked]);
  const adding = useAdding(draft, category?.questions ?? [], onAdded);
  return (
    <Stack component="aside" className={classes.beside} gap="md" aria-label="Place and likely duplicates">
      <PlaceMap
        place={place}
        isClose={where.setBy === 'address'}
        pins={pins.length > 0 ? pins : undefined}
        onMove={(to) => draft.set({ where: withPlace(draft.now().draft.where, to) })}
      />
      <Duplicates found={shown as typeof found} isAsked={isAsked} {...adding} />
    </Stack>
  );
}

function pinsOf(
  issues: readonly { id: string; reference: string; location: { lat: number; lng: number } | null; status: string }[],
): Pin[] {
  return issues.flatMap(({ id, reference, location, status }) =>
    location ? [{ id, label: reference, ...location, state: status === 'resolved' ? ('done' as const) : ('calm' as const) }] : [],
  );
}
