import { realRequests } from './real-data.js';
import type { System } from './system.js';

export interface Books {
  accepted: number;
  issues: number;
  assigned: number;
  inReview: number;
  /** Rows whose sector is not the expected one. */
  wrongSector: string[];
  /** Issues with no message to their officer. */
  notNotified: number;
  /** Issues with more than one such message. */
  notifiedTwice: number;
  assignedTwice: number;
}

/** Compares what was accepted with what every service has: the promises, counted. */
export async function books(system: System, ledgerFile: string): Promise<Books> {
  const ledger = system.readLedger(ledgerFile);
  const accepted = new Map(ledger.map((line) => [line.sourceId, line.issueId]));
  const issues = await system.rows<{ id: string; source_id: string }>('intake', 'SELECT id, source_id FROM issue');
  const assignments = await system.rows<{ issue_id: string; sector: string | null; state: string; number: number }>(
    'sector-assignment',
    'SELECT issue_id, sector, state, number FROM assignment',
  );
  const messages = await system.rows<{ issue_id: string; n: string }>(
    'notification',
    `SELECT issue_id, count(*) AS n FROM message WHERE kind = 'assigned' GROUP BY issue_id`,
  );
  const byIssue = new Map(assignments.map((a) => [a.issue_id, a]));
  const told = new Map(messages.map((m) => [m.issue_id, Number(m.n)]));
  const located = realRequests().filter((r) => r.expectedSector !== null && accepted.has(r.id));
  const sectorOf = (sourceId: string) => byIssue.get(accepted.get(sourceId) ?? '')?.sector ?? null;
  return {
    accepted: accepted.size,
    issues: issues.filter((issue) => accepted.get(issue.source_id) === issue.id).length,
    assigned: assignments.filter((a) => a.state === 'assigned').length,
    inReview: assignments.filter((a) => a.state === 'review').length,
    wrongSector: located
      .filter((r) => sectorOf(r.id) !== r.expectedSector)
      .map((r) => `${r.id}: ${sectorOf(r.id)} for ${r.expectedSector}`),
    notNotified: located.filter((r) => !told.has(accepted.get(r.id) ?? '')).length,
    notifiedTwice: [...told.values()].filter((n) => n > 1).length,
    assignedTwice: assignments.filter((a) => a.number > 1).length,
  };
}

/** What `books` must show once everything has flowed through. */
export function balanced(): Books {
  const requests = realRequests();
  const located = requests.filter((r) => r.expectedSector !== null).length;
  return {
    accepted: requests.length,
    issues: requests.length,
    assigned: located,
    inReview: requests.length - located,
    wrongSector: [],
    notNotified: 0,
    notifiedTwice: 0,
    assignedTwice: 0,
  };
}

/** The sectors and one officer for each, from the real file. */
export async function importCity(system: System, sectorsFile: string): Promise<string> {
  const shape = ['--code', 'sector', '--precinct-pattern', '^\\d+'];
  const steps = [
    ['sectors', sectorsFile, ...shape],
    ['officers-for', sectorsFile, ...shape, '--out', 'officers.csv'],
    ['officers', 'officers.csv'],
  ];
  let output = '';
  for (const step of steps) {
    const run = await system.import(step);
    output += run.output;
    if (run.code !== 0) throw new Error(`import ${step.join(' ')}: ${run.output}`);
  }
  return output;
}
