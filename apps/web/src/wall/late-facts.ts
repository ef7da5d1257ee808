import { queryOptions, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Dto } from '../api/client.js';
import { readPages } from '../api/pages.js';
import { coverageQuery } from '../city/coverage-query.js';
import { readIssuePage } from '../issues/issue-pages.js';
import { useMay } from '../session/permitted.js';

/** What the issue itself says, beside what its escalation does. */
export interface LateFacts {
  /** Undefined: not among the late issues that could be read. */
  issueOf: (issueId: string) => Dto<'IssueDto'> | undefined;
  /** Until when an officer is on shift; null: they are not. Undefined: nobody knows. */
  onShiftUntil: (officerId: string) => string | null | undefined;
}

const issuesMax = 400;

/** The latest issues first. Read again with the escalations. */
const lateIssuesQuery = queryOptions({
  queryKey: ['wall', 'issues'],
  queryFn: ({ signal }) =>
    readPages((page) => readIssuePage({ view: 'late', ...page }, signal), { max: issuesMax, keyOf: ({ id }) => id }),
  staleTime: 0,
});

/** Summary, street and officer of the late issues, and who is on shift. A line without them says less and is there all the same. */
export function useLateFacts(): LateFacts {
  const may = useMay();
  const { data: issues } = useQuery(lateIssuesQuery);
  const { data: coverage } = useQuery({ ...coverageQuery(), enabled: may('read', 'roster') });
  return useMemo(() => {
    const byId = new Map(issues?.items.map((issue) => [issue.id, issue]));
    const shifts = new Map(coverage?.items.flatMap(({ onShift }) => onShift.map(({ id, until }) => [id, until] as const)));
    return {
      issueOf: (issueId) => byId.get(issueId),
      onShiftUntil: (officerId) => (coverage ? (shifts.get(officerId) ?? null) : undefined),
    };
  }, [issues, coverage]);
}
