import { eventually } from './eventually.js';
import type { Stage } from './stage.js';

/** What the tests read of an issue. */
export interface Issue {
  id: string;
  reference: string;
  version: number;
  status: string;
  reopenCount: number;
  officer: { id: string } | null;
}

/** The issue with this reference, as soon as it is as asked for; fails with what it is after 45 s, which is enough for a busy machine. */
export const issueOnce = (stage: Stage, reference: string, isSo: (issue: Issue) => boolean): Promise<Issue> =>
  eventually(async () => {
    const { body } = await stage.api<{ items: Issue[] }>('admin', 'GET', `/issues?reference=${reference}`);
    const [found] = body.items;
    if (found && isSo(found)) return found;
    throw new Error(`${reference} is ${JSON.stringify(found)}`);
  }, 45_000);
