import { queryOptions } from '@tanstack/react-query';
import { api, data, type Dto } from '../api/client.js';
import { readPages, shownWords, type Listed } from '../api/pages.js';
import type { Span } from '../deadline/urgency.js';
import type { Assignment, Issue, IssueView } from '../issue/issue-queries.js';
import type { paths } from '../api/schema.js';
import { keepLater, orKept } from '../offline/kept.js';

/** An officer has a few dozen open. More than this are not read, and the page says so. */
const openMax = 1_000;
/** Of those done, the latest are shown. */
const doneMax = 30;
const refreshMs = 30_000;

type Due = Pick<Dto<'BoardIssueDto'>, 'issueId' | 'acknowledgeDueAt' | 'resolveDueAt' | 'escalationLevel'>;

interface Told {
  open: Issue[];
  /** How much of what is open this is; what a device kept earlier does not say. */
  openRead?: Omit<Listed<Issue>, 'items'>;
  done: Issue[];
  assignments: Assignment[];
  due: Due[];
}

/** An issue of mine, with what is due. */
export interface WorkItem extends IssueView {
  due: Due | null;
}

export interface Worklist {
  items: WorkItem[];
  /** How many open issues are shown of how many; null: all of them. */
  shown: string | null;
}

/** What I have to do, the most urgent first, and what I did last. Kept on the device. */
export const worklistQuery = (personId: string) =>
  queryOptions({
    queryKey: ['worklist', personId],
    queryFn: async ({ signal }) => worklistOf(await orKept(personId, 'worklist', () => ask(personId, signal))),
    refetchInterval: refreshMs,
    staleTime: 2_000,
  });

async function ask(officer: string, signal: AbortSignal): Promise<Told> {
  const issues = async (query: IssueQuery) =>
    (await data(
      api.GET('/api/v1/issues', { params: { query: { officer, ...query } }, querySerializer, signal }),
    )) as Dto<'IssuePageDto'>;
  const ofIssue = { max: openMax, keyOf: ({ issueId }: { issueId: string }) => issueId };
  const assigned = (state: 'assigned' | 'acknowledged') =>
    readPages(
      (page) => data(api.GET('/api/v1/assignments', { params: { query: { officer, state, ...page } }, signal })),
      ofIssue,
    );
  const [{ items: open, ...openRead }, done, news, taken, due] = await Promise.all([
    readPages((page) => issues({ view: 'open', sort: 'deadline', ...page }), { max: openMax, keyOf: ({ id }) => id }),
    issues({ status: ['resolved', 'closed'], limit: doneMax }),
    assigned('assigned'),
    assigned('acknowledged'),
    readPages((page) => data(api.GET('/api/v1/board/mine', { params: { query: page }, signal })), ofIssue),
  ]);
  const told = { open, openRead, done: done.items, assignments: [...news.items, ...taken.items], due: due.items };
  // Each can be opened without a line, also one that never was before.
  const isOpen = new Set(told.open.map(({ id }) => id));
  for (const { issue, assignment } of itemsOf(told))
    if (isOpen.has(issue.id)) keepLater(officer, `issue/${issue.id}`, { issue, assignment } satisfies IssueView);
  return told;
}

type IssueQuery = NonNullable<paths['/api/v1/issues']['get']['parameters']['query']>;
const querySerializer = { array: { style: 'form', explode: false } } as const;

/** The list as the page shows it, also from what the device kept. */
export function worklistOf(told: Told): Worklist {
  const { open, openRead } = told;
  return { items: itemsOf(told), shown: openRead ? shownWords({ items: open, ...openRead }, 'the most urgent first') : null };
}

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
