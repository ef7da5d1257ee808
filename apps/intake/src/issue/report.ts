import type { Answers } from '../category/category.js';
import type { Channel, Fact, Location, Priority } from '@owcr/contracts';

/** What somebody reports, checked. */
export interface Report {
  /** Given before it is written, so that writing it again cannot make two of it. */
  id: string;
  trackingCode: string;
  category: string;
  summary: string;
  description: string | null;
  location: Location | null;
  address: string | null;
  channel: Channel;
  answers: Answers;
  source: { system: string; id: string } | null;
  reporter: Reporter | null;
  /** Who took it; null when nobody signed in did. */
  reportedBy: string | null;
  reportedAt: string;
  /** Imported from another system long after: its clocks do not start. */
  history: boolean;
}

export interface Reporter {
  name: string | null;
  phone: string | null;
  email: string | null;
  language: string | null;
  anonymous: boolean;
}

/** The first event of an issue. Nothing about the reporter and no free text. */
export function reportedFact(
  report: Omit<Report, 'trackingCode' | 'summary' | 'description' | 'address' | 'answers' | 'source' | 'reporter'>,
  reference: string,
  priority: Priority,
): Fact<'issue.reported.v1'> {
  const { id: issueId, category, channel, location, reportedBy, reportedAt, history } = report;
  const data = { issueId, reference, category, priority, channel, location, reportedBy, reportedAt, ...(history && { history }) };
  return { type: 'issue.reported.v1', key: issueId, version: 1, data };
}
