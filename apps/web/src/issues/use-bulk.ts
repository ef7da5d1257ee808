import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { api, data, ifMatch } from '../api/client.js';
import { Problem } from '../api/problem.js';
import { type BulkAction, type BulkResult, doToEach } from './bulk.js';
import type { OfficerChoice } from '../reassign/officer-choices.js';
import { assignmentVersion, useGiving } from '../reassign/use-reassign.js';
import { type Issue, issuePagesQuery, withIssue } from './issue-pages.js';
import type { IssueSearch } from './issue-search.js';

/** What was entered for all of them. */
interface Entered {
  reason: string;
  officer: OfficerChoice | null;
}

type IssueAction = Exclude<BulkAction, 'reassign'>;

async function act(action: IssueAction, { id, version }: Issue, reason: string, key: string): Promise<Issue> {
  const params = { path: { id }, header: { ...ifMatch(version), 'Idempotency-Key': key } };
  if (action === 'confirm') return data(api.POST('/api/v1/issues/{id}/confirm', { params }));
  const body = { reason };
  return data(
    action === 'reopen'
      ? api.POST('/api/v1/issues/{id}/reopen', { params, body })
      : api.POST('/api/v1/issues/{id}/withdraw', { params, body }),
  );
}

/** Does one thing to several issues. Their rows show what is so afterwards, in their places; also those that were refused. */
export function useBulk(action: BulkAction, search: IssueSearch) {
  const client = useQueryClient();
  const give = useGiving();
  const keys = useRef(new Map<string, string>());
  const [results, setResults] = useState<BulkResult[]>([]);
  const [isRunning, setRunning] = useState(false);
  const show = (issue: Issue) => client.setQueryData(issuePagesQuery(search).queryKey, (pages) => withIssue(pages, issue));
  const refresh = async ({ id }: Issue) => {
    const now = await data(api.GET('/api/v1/issues/{id}', { params: { path: { id } } })).catch(() => null);
    if (now) show(now);
  };
  const giveTo = async (officer: OfficerChoice | null, issue: Issue): Promise<Issue> => {
    if (!officer) throw new Error('nobody was chosen');
    await give({ issueId: issue.id, officerId: officer.id, version: await assignmentVersion(issue.id) });
    // The issue itself follows within a second or two.
    return { ...issue, officer: { id: officer.id, name: officer.name } };
  };
  const run = async (issues: readonly Issue[], { reason, officer }: Entered) => {
    setRunning(true);
    setResults([]);
    await doToEach(
      issues,
      (issue, key) => (action === 'reassign' ? giveTo(officer, issue) : act(action, issue, reason, key)),
      keys.current,
      (result) => {
        setResults((before) => [...before, result]);
        if (result.kind === 'done') show(result.after);
        else if (result.error instanceof Problem && result.error.status === 409) void refresh(result.issue);
      },
    );
    setRunning(false);
  };
  return { run, results, isRunning };
}
