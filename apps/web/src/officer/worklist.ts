import { openStatuses } from '@owcr/contracts/words';
import { queryOptions } from '@tanstack/react-query';
import { api, data, type Dto } from '../api/client.js';
import type { Span } from '../deadline/urgency.js';
import type { Assignment, Issue, IssueView } from '../issue/issue-queries.js';
import { keepLater, orKept } from '../offline/kept.js';

/** An officer has a few dozen open; of those done, the latest are shown. */
const openMax = 200;
const doneMax = 30;
const refreshMs = 30_000;

type Due = Pick<Dto<'BoardIssueDto'>, 'issueId' | 'acknowledgeDueAt' | 'resolveDueAt' | 'escalationLevel'>;

interface Told {
  open: Issue[];
  done: Issue[];
  assignments: Assignment[];
  due: Due[];
}

/** An issue of mine, with what is due. */
export interface WorkItem extends IssueView {
  due: Due | null;
}

/** What I have to do, and what I did last. Kept on the device. */
export const worklistQuery = (personId: string) =>
  queryOptions({
    queryKey: ['worklist', personId],
    queryFn: async ({ signal }) => itemsOf(await orKept(personId, 'worklist', () => ask(personId, signal))),
    refetchInterval: refreshMs,
    staleTime: 2_000,
  });

async function ask(officer: string, signal: AbortSignal): Promise<Told> {
  const issues = async (status: Issue['status'][], limit: number) =>
    (await data(
      api.GET('/api/v1/issues', { params: { query: { officer, status, limit } }, querySerializer, signal }),
    )) as Dto<'IssuePageDto'>;
  const assigned = (state: 'assigned' | 'acknowledged') =>
    data(api.GET('/api/v1/assignments', { params: { query: { officer, state, limit: openMax } }, signal }));
  const [open, done, news, taken, due] = await Promise.all([
    issues([...openStatuses], openMax),
    issues(['resolved', 'closed'], doneMax),
    assigned('assigned'),
    assigned('acknowledged'),
    data(api.GET('/api/v1/board/mine', { params: { query: { limit: openMax } }, signal })),
  ]);
  const told = { open: open.items, done: done.items, assignments: [...news.items, ...taken.items], due: due.items };
  // Each can be opened without a line, also one that never was before.
  const isOpen = new Set(told.open.map(({ id }) => id));
  for (const { issue, assignment } of itemsOf(told))
    if (isOpen.has(issue.id)) keepLater(officer, `issue/${issue.id}`, { issue, assignment } satisfies IssueView);
  return told;
}

const querySerializer = { array: { style: 'form', explode: false } } as const;

function itemsOf({ open, done, assignments, due }: Told): WorkItem[] {
  const assignmentOf = new Map(assignments.map((one) => [one.issueId, one]));
  const dueOf = new Map(due.map((one) => [one.issueId, one]));
  return [...open, ...done].map((issue) => ({
    issue,
    assignment: assignmentOf.get(issue.id) ?? null,
    due: dueOf.get(issue.id) ?? null,
  }));
}

/** What is to be done next about an issue, and until when; null where nothing is due. */
export function nextDeadline({ issue, assignment, due }: WorkItem, status: Issue['status']): { what: string; span: Span } | null {
  const isNew = status === 'assigned' || status === 'reported' || status === 'reopened';
  const dueAt = (isNew ? due?.acknowledgeDueAt : null) ?? due?.resolveDueAt ?? null;
  if (dueAt === null) return null;
  // Both run from the report, unless it was given to somebody else or reopened.
  const startedAt = issue.reopenCount === 0 && (assignment?.number ?? 1) <= 1 ? issue.reportedAt : null;
  return { what: isNew && due?.acknowledgeDueAt ? 'Acknowledge' : 'Resolve', span: { startedAt, dueAt } };
}
