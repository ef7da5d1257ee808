import type { Issue } from './issue.js';

/** An issue as it was just reported, for the specs of the rules. */
export function exampleIssue(changes: Partial<Issue> = {}): Issue {
  return {
    id: '019a0000-0000-7000-8000-000000000001',
    reference: 'A1-0001',
    status: 'reported',
    version: 1,
    eventCount: 1,
    category: 'graffiti',
    priority: 'low',
    channel: 'phone',
    location: null,
    locatedAt: null,
    reportedBy: null,
    reportedAt: '2026-03-01T12:00:00.000Z',
    sector: null,
    precinct: null,
    officerId: null,
    assignmentNumber: 0,
    reviewCause: null,
    referredTo: null,
    resolution: null,
    reopenCount: 0,
    mergedInto: null,
    survivor: null,
    ...changes,
  };
}
