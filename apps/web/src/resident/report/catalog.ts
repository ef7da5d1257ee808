import { queryOptions } from '@tanstack/react-query';
import { api, data } from '../../api/client.js';
import type { Category } from './draft.js';

/** What can be reported; it changes a few times a year. */
export const categoriesQuery = queryOptions({
  queryKey: ['public', 'categories'],
  queryFn: ({ signal }) => data(api.GET('/api/v1/public/categories', { signal })).then(({ items }) => items),
  staleTime: 15 * 60_000,
});

export const groups = ['noise', 'traffic', 'people', 'street', 'other'] as const;
export type Group = (typeof groups)[number];

const members: Record<Exclude<Group, 'other'>, readonly string[]> = {
  noise: ['noise-residential', 'noise-street', 'noise-commercial'],
  traffic: ['illegal-parking', 'blocked-driveway', 'abandoned-vehicle', 'street-racing', 'traffic-signal'],
  people: ['drug-activity', 'public-drinking', 'panhandling', 'disorderly-group', 'homeless-outreach', 'encampment'],
  street: ['street-light-out', 'sidewalk-condition', 'illegal-dumping', 'graffiti', 'broken-window', 'vacant-building'],
};

const groupOf = (code: string): Group => groups.find((group) => group !== 'other' && members[group].includes(code)) ?? 'other';

/** The categories by what they are about, in the order of the groups; those of other cities are in the last. */
export function grouped(categories: readonly Category[]): { group: Group; of: Category[] }[] {
  return groups
    .map((group) => ({ group, of: categories.filter(({ code }) => groupOf(code) === group) }))
    .filter(({ of }) => of.length > 0);
}
