import { useQuery } from '@tanstack/react-query';
import { api, data } from '../../api/client.js';
import { readPages } from '../../api/pages.js';
import { agenciesQuery } from '../../issue/agencies.js';
import { agencyName } from '../../issue/agency-names.js';
import { officersQuery } from '../../issues/officers.js';
import { usePerson } from '../../session/session.js';
import type { TargetKind } from './audit-words.js';

const peopleMax = 2_000;
const keysMax = 2_000;

/** Names by what they stand for, as far as this page could read them. */
export interface Names {
  /** Everybody who is known, by name. */
  people: readonly { value: string; label: string }[];
  personOf: (id: string) => string | null;
  targetOf: (kind: TargetKind | null, id: string) => string | null;
}

/** Who the people of the trail are, and what its keys and agencies are called. */
export function useNames(): Names {
  const { id: me } = usePerson();
  const { data: people } = useQuery({
    queryKey: ['people', 'names'],
    queryFn: ({ signal }) =>
      readPages((query) => data(api.GET('/api/v1/people', { params: { query }, signal })), {
        max: peopleMax,
        keyOf: ({ id }) => id,
      }),
    staleTime: 60_000,
  });
  const { data: officers = [] } = useQuery(officersQuery);
  const { data: agencies = [] } = useQuery(agenciesQuery(me));
  const { data: keys } = useQuery({
    queryKey: ['api-keys', 'names'],
    queryFn: ({ signal }) =>
      readPages((query) => data(api.GET('/api/v1/api-keys', { params: { query }, signal })), {
        max: keysMax,
        keyOf: ({ id }) => id,
      }),
    staleTime: 60_000,
  });
  const names = new Map([...officers, ...(people?.items ?? [])].map(({ id, name }) => [id, name]));
  const keyNames = new Map(keys?.items.map(({ id, name }) => [id, name]));
  const personOf = (id: string) => names.get(id) ?? null;
  const targetOf = (kind: TargetKind | null, id: string) => {
    if (kind === 'person') return personOf(id);
    if (kind === 'key') return keyNames.get(id) ?? null;
    return kind === 'agency' ? agencyName(agencies, id) : null;
  };
  const all = [...names].map(([value, label]) => ({ value, label })).sort((a, b) => a.label.localeCompare(b.label));
  return { people: all, personOf, targetOf };
}
