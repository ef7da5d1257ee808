import { setTimeout as sleep } from 'node:timers/promises';
import { randomUUID } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import { eachConcurrently } from '../pool.js';
import type { DemoApi } from './demo-api.js';
import type { Hands } from './people.js';
import { stages, type PlannedIssue, type Stage } from './issue-plan.js';

const sourceSystem = 'demo';
const workersAtOnce = 12;
const lastReportedCount = 60;
const pollMs = 200;
const waitMaxMs = 60_000;

interface Issue {
  id: string;
  status: string;
  version: number;
  source: { system: string; id: string } | null;
  officer: { id: string } | null;
  reviewCause: string | null;
  reportedAt: string;
}

/** An issue of the plan as it is in the system. */
interface Case {
  plan: PlannedIssue;
  issue: Issue;
}

const reaches = (plan: PlannedIssue, stage: Stage) => stages.indexOf(plan.stage) >= stages.indexOf(stage);

/** Reports every planned issue that is not there yet, as old as planned. */
export async function reportIssues(api: DemoApi, plan: readonly PlannedIssue[], clerkToken: string): Promise<void> {
  const known = new Set(
    (await api.list<Issue>('/issues')).map(({ source }) => (source?.system === sourceSystem ? source.id : undefined)),
  );
  const missing = plan.filter(({ number }) => !known.has(String(number)));
  const now = Temporal.Now.instant();
  await eachConcurrently(missing, workersAtOnce, async (planned) => {
    const { number, category, summary, address, location, channel, reporter, ageSeconds, history } = planned;
    const reportedAt = now.subtract({ seconds: ageSeconds }).toString({ smallestUnit: 'second' });
    const source = { system: sourceSystem, id: String(number) };
    // What comes from the system before was handled there; the rest is the demo's present, and what is late in it is late.
    const body = {
      category,
      summary,
      address,
      location,
      channel,
      reporter,
      reportedAt,
      source,
      startClocks: history === undefined,
    };
    await api.command({ path: '/issues', body, token: clerkToken, idempotencyKey: randomUUID(), alreadyCodes: ['source-taken'] });
  });
}

/** Takes every issue as far as planned, by the hands of those responsible. What was done in an earlier run is left as it is. */
export async function workIssues(api: DemoApi, plan: readonly PlannedIssue[], hands: Hands): Promise<void> {
  const dispatched = ({ issue }: Case) => issue.officer !== null || issue.reviewCause !== null;
  const cases = await waitFor(api, plan, 'every issue is assigned or in the review queue', dispatched);
  api.say('every issue has its officer, or waits for a clerk');
  const versions = new Map(
    (await api.list<{ issueId: string; version: number }>('/assignments?state=assigned')).map((row) => [
      row.issueId,
      row.version,
    ]),
  );
  const toAcknowledge = cases.filter(
    ({ plan, issue }) => issue.officer && issue.status === 'assigned' && reaches(plan, 'acknowledged'),
  );
  await eachConcurrently(toAcknowledge, workersAtOnce, async ({ plan, issue }) => {
    await act(api, hands, issue, {
      path: `/assignments/${issue.id}/acknowledge`,
      body: plan.history && { at: after(issue, plan.history.acknowledgedAfterSeconds) },
      version: versions.get(issue.id) ?? 1,
      alreadyCodes: ['already-acknowledged'],
    });
  });
  api.say(`${toAcknowledge.length} acknowledged`);
  const acknowledged = new Set(toAcknowledge.map(({ issue }) => issue.id));
  const heardOf = ({ issue }: Case) => !acknowledged.has(issue.id) || issue.status !== 'assigned';
  const ready = await waitFor(api, plan, 'every acknowledgement is known to the issue', heardOf);
  await eachConcurrently(
    ready.filter(({ issue }) => issue.officer),
    workersAtOnce,
    (ready) => carryOn(api, hands, ready),
  );
}

const after = ({ reportedAt }: Issue, seconds: number) =>
  Temporal.Instant.from(reportedAt).add({ seconds }).toString({ smallestUnit: 'second' });

/** From acknowledged to the planned stage: each step needs the version the one before it gave. */
async function carryOn(api: DemoApi, hands: Hands, { plan, issue }: Case): Promise<void> {
  let current = issue;
  const step = async (name: string, body?: unknown, token?: string) => {
    current =
      (await act(api, hands, current, { path: `/issues/${issue.id}/${name}`, version: current.version, body, token })) ?? current;
  };
  // What is settled at the first visit is never started.
  const settled = reaches(plan, 'resolved') && (plan.history !== undefined || plan.number % 5 < 3);
  if (current.status === 'acknowledged' && reaches(plan, 'started') && !settled) {
    await step('start');
    if (plan.stage === 'started') await step('notes', { text: 'Went there today; will be back with the crew this week.' });
  }
  if (['acknowledged', 'in-progress'].includes(current.status) && reaches(plan, 'resolved'))
    await step('resolve', { ...plan.resolution, ...(plan.history && { at: after(issue, plan.history.resolvedAfterSeconds) }) });
  // Nobody is asked about what the system before had settled; it closes by itself.
  if (current.status === 'resolved' && reaches(plan, 'confirmed') && !plan.history)
    await step('confirm', undefined, hands.clerkToken);
}

/**
 * A clock keeps the deadlines it was opened with: waits until the clocks of these issues are open. The last ones reported are
 * asked for, because clocks are opened in the order of the reports but for a few that are handled side by side.
 */
export async function waitForClocks(api: DemoApi, plan: readonly PlannedIssue[], token: string): Promise<void> {
  let waiting = casesOf(plan, await api.list<Issue>('/issues')).slice(-lastReportedCount);
  for (const startedMs = performance.now(); waiting.length > 0; await sleep(pollMs)) {
    if (performance.now() - startedMs > waitMaxMs)
      return api.say(`${waiting.length} issues have no deadline yet; going on without`);
    const without: Case[] = [];
    await eachConcurrently(waiting, workersAtOnce, async (open) => {
      const deadlines = await api.find<unknown[]>(`/deadlines/${open.issue.id}`, token);
      if (!deadlines?.length) without.push(open);
    });
    waiting = without;
  }
}

interface Action {
  path: string;
  version: number;
  body?: unknown;
  token?: string;
  alreadyCodes?: readonly string[];
}

/** Somebody else may have been faster, for example a person who looks around already: then it is left to them. */
function act(api: DemoApi, hands: Hands, issue: Issue, { alreadyCodes = [], ...action }: Action): Promise<Issue | null> {
  const token = action.token ?? hands.patrolTokens.get(issue.officer?.id ?? '');
  const codes = ['version-conflict', 'not-allowed-in-status', ...alreadyCodes];
  return api.command<Issue>({ ...action, token, idempotencyKey: randomUUID(), alreadyCodes: codes });
}

/** The planned issues as they are, once all of them are `ready`; as they are after a minute if some never are. */
async function waitFor(api: DemoApi, plan: readonly PlannedIssue[], what: string, ready: (of: Case) => boolean): Promise<Case[]> {
  const startedMs = performance.now();
  for (;;) {
    const cases = casesOf(plan, await api.list<Issue>('/issues'));
    const waiting = plan.length - cases.filter(ready).length;
    if (waiting === 0) return cases;
    if (performance.now() - startedMs > waitMaxMs) {
      api.say(`still waiting for ${waiting} of ${plan.length} after ${waitMaxMs / 1000} s until ${what}; going on without`);
      return cases;
    }
    await sleep(pollMs);
  }
}

function casesOf(plan: readonly PlannedIssue[], issues: readonly Issue[]): Case[] {
  const bySource = new Map(issues.map((issue) => [issue.source?.system === sourceSystem ? issue.source.id : '', issue]));
  return plan.flatMap((planned) => {
    const issue = bySource.get(String(planned.number));
    return issue ? [{ plan: planned, issue }] : [];
  });
}
