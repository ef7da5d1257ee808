import type { Dto } from '../api/client.js';

type Issue = Dto<'IssueDto'>;

/** What can be done with several issues at once: what needs no more than one reason for all. */
export const bulkActions = ['confirm', 'reopen', 'withdraw'] as const;
export type BulkAction = (typeof bulkActions)[number];

export const bulkWords: Record<BulkAction, { verb: string; done: string; needsReason: boolean }> = {
  confirm: { verb: 'Confirm', done: 'confirmed', needsReason: false },
  reopen: { verb: 'Reopen', done: 'reopened', needsReason: true },
  withdraw: { verb: 'Withdraw', done: 'withdrawn', needsReason: true },
};

/** What may be done with every one of them by who looks at them; nothing where there is none. */
export function commonActions(issues: readonly Pick<Issue, 'allowedActions'>[]): BulkAction[] {
  if (issues.length === 0) return [];
  return bulkActions.filter((action) => issues.every(({ allowedActions }) => allowedActions.includes(action)));
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
