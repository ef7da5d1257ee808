import { useQuery } from '@tanstack/react-query';
import type { Action, ActionKind } from '../offline/action.js';
import { undoable, undoMsOf, type Entry } from '../offline/entry.js';
import { atLeast } from '../offline/floor.js';
import { foreseen, type Standing } from '../offline/foresight.js';
import { useEntries, useQueue } from '../offline/use-queue.js';
import { serverNowMs } from '../time/server-clock.js';
import { useNow } from '../time/now.js';
import { useMay } from '../session/permitted.js';
import { usePerson } from '../session/session.js';
import { allowedNow } from './allowed.js';
import { issueQuery, type IssueView } from './issue-queries.js';

/** An issue with what waits for it, and how to do something with it. */
export interface Working {
  view: IssueView;
  /** How it stands on the server. */
  now: Standing;
  /** How it will stand once what waits is sent. */
  standing: Standing;
  allowed: readonly ActionKind[];
  entries: readonly Entry[];
  /** What was done last, while it can still be taken back. */
  undoable: Entry | null;
  /** True once it is kept on this device; false where that failed, which is said at the top: what was entered must stay. */
  act: (action: Action) => Promise<boolean>;
}

export function useIssue(id: string) {
  return useQuery(issueQuery(usePerson().id, id));
}

export const standingOf = ({ issue, assignment }: IssueView): Standing => ({
  issue: issue.version,
  assignment: assignment?.version ?? 0,
  status: issue.status,
});

/** `acknowledgeBy`: the deadline to acknowledge it, where one is known. */
export function useWorking(told: IssueView, acknowledgeBy: string | null = null): Working {
  const view = { ...told, issue: atLeast(told.issue) };
  const { id, reference } = view.issue;
  const queue = useQueue();
  const may = useMay();
  const entries = useEntries(id);
  const nowMs = useNow(entries.some(({ undoUntilMs }) => undoUntilMs !== undefined) ? 1_000 : 60_000);
  const now = standingOf(view);
  const standing = foreseen(now, entries);
  const act = async (action: Action) => {
    const { issue, assignment } = standing;
    const undoForMs = action.kind === 'acknowledge' ? undoMsOf(acknowledgeBy, serverNowMs()) : 0;
    return (await queue?.add({ issueId: id, reference, action, madeOn: { issue, assignment }, undoForMs })) ?? false;
  };
  return { view, now, standing, allowed: allowedNow(view, standing, may), entries, undoable: undoable(entries, nowMs), act };
}
