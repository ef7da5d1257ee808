import type { Principal } from '@owcr/access/rules';
import { shortened } from '@owcr/contracts/words';
import { type IssueSearch, issueSearchOf } from './issue-search.js';

/** Filters under a name. */
export interface View {
  name: string;
  search: IssueSearch;
}

const savedMax = 30;
export const viewNameMax = 60;

/** How many: `1,234`, or `10,000+` where there are more than are counted. */
export const totalWords = ({ total, totalIsAtLeast }: { total: number; totalIsAtLeast: boolean }): string =>
  `${total.toLocaleString('en-US')}${totalIsAtLeast ? '+' : ''}`;

/** What everybody has beside the tabs. Whoever works in one precinct has what waits for review in it; a clerk that of the city. */
export function builtInViews({ precincts }: Pick<Principal, 'precincts'>): View[] {
  const [precinct] = precincts;
  const mine = precinct !== undefined && precincts.length === 1 ? { precinct } : {};
  return [
    { name: 'Waiting for review', search: { status: ['reported'], sort: 'reportedAt', ...mine } },
    { name: 'Resolved, waiting for confirmation', search: { status: ['resolved'], sort: 'reportedAt' } },
  ];
}

/** With another one, the oldest going where there are too many; one of the same name is replaced. */
export function withView(views: readonly View[], view: View): View[] {
  return [...views.filter(({ name }) => name !== view.name), view].slice(-savedMax);
}

/** What was kept, whatever wrote it. */
export function viewsOf(text: string | undefined): View[] {
  try {
    const kept: unknown = JSON.parse(text ?? '[]');
    if (!Array.isArray(kept)) return [];
    return kept.flatMap((one: Partial<View> | null) =>
      typeof one?.name === 'string' && typeof one.search === 'object'
        ? [{ name: shortened(one.name, viewNameMax), search: issueSearchOf(one.search as Record<string, unknown>) }]
        : [],
    );
  } catch {
    return [];
  }
}
