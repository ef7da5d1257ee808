import { isOpen } from '@owcr/contracts/words';
import type { Dto } from '../api/client.js';

type Issue = Dto<'IssueDto'>;

/** What can be done with several issues at once: what needs no more than one reason, or one officer, for all. */
const issueActions = ['confirm', 'reopen', 'withdraw'] as const;
export type BulkAction = 'reassign' | (typeof issueActions)[number];

export const bulkWords: Record<BulkAction, { verb: string; done: string; needs: 'reason' | 'officer' | null }> = {
  reassign: { verb: 'Reassign', done: 'reassigned', needs: 'officer' },
  confirm: { verb: 'Confirm', done: 'confirmed', needs: null },
  reopen: { verb: 'Reopen', done: 'reopened', needs: 'reason' },
  withdraw: { verb: 'Withdraw', done: 'withdrawn', needs: 'reason' },
};

type Acted = Pick<Issue, 'allowedActions' | 'status' | 'sector'>;

/**
 * What may be done with every one of them by who looks at them; nothing where there is none. Several are given to one officer where they
 * lie in one precinct. `mayReassign`: whether who looks may, in a precinct.
 */
export function commonActions(issues: readonly Acted[], mayReassign: (precinct: string) => boolean): BulkAction[] {
  if (issues.length === 0) return [];
  const precinct = issues[0]?.sector?.precinct ?? null;
  const isOne = precinct !== null && issues.every(({ sector, status }) => sector?.precinct === precinct && isOpen(status));
  return [
    ...(isOne && mayReassign(precinct) ? (['reassign'] as const) : []),
    ...issueActions.filter((action) => issues.every(({ allowedActions }) => allowedActions.includes(action))),
  ];
}

/** How it went for one issue. */
export type BulkResult = { issue: Issue; kind: 'done'; after: Issue } | { issue: Issue; kind: 'refused'; error: unknown };

/**
 * Does it to one after the other, in the order given, and goes on where one is refused. `act` is told a key for each that is the same
 * when this is called again with the same `keys`: what was lost on the way is then not done twice.
 */
export async function doToEach(
  issues: readonly Issue[],
  act: (issue: Issue, key: string) => Promise<Issue>,
  keys: Map<string, string>,
  onResult: (result: BulkResult) => void,
): Promise<void> {
  for (const issue of issues) {
    const name = `${issue.id} ${issue.version}`;
    const key = keys.get(name) ?? crypto.randomUUID();
    keys.set(name, key);
    try {
      onResult({ issue, kind: 'done', after: await act(issue, key) });
    } catch (error) {
      onResult({ issue, kind: 'refused', error });
    }
  }
}
