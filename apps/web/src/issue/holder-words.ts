import type { IssueView } from './issue-queries.js';

/** Who has it: `Lena Hale, badge 2041`. The assignment knows first; the issue follows it. */
export function holderWords({ issue, assignment }: IssueView): string {
  const held = assignment?.officer ?? null;
  if (held) return `${held.name}, badge ${held.badge}`;
  if (issue.officer) return issue.officer.name ?? 'An officer';
  return 'Nobody yet';
}
