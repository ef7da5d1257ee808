import { issueOnce, type Issue } from './issue-once.js';
import type { Stage } from './stage.js';

/** One command; the test ends where it is refused. */
async function command(stage: Stage, path: string, ifMatch: number, body: unknown = {}, role: 'officer' | 'admin' = 'officer') {
  const answer = await stage.api(role, 'POST', path, { body, ifMatch });
  if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
}

/** Gives an issue to the officer, who acknowledges it. */
export async function acknowledgedByOfficer(stage: Stage, reference: string): Promise<Issue> {
  const { id, officer } = await issueOnce(stage, reference, ({ status }) => status === 'assigned');
  const assignment = async () => (await stage.api<{ version: number }>('admin', 'GET', `/assignments/${id}`)).body.version;
  const officerId = stage.person('officer').id;
  if (officer?.id !== officerId) await command(stage, `/assignments/${id}/reassign`, await assignment(), { officerId }, 'admin');
  await issueOnce(stage, reference, (now) => now.officer?.id === officerId);
  await command(stage, `/assignments/${id}/acknowledge`, await assignment());
  return issueOnce(stage, reference, ({ status }) => status === 'acknowledged');
}

/** What the officer does, until they say that it is fixed. */
export async function workOn(stage: Stage, reference: string): Promise<void> {
  const { id, version } = await acknowledgedByOfficer(stage, reference);
  await command(stage, `/issues/${id}/start`, version);
  const begun = await issueOnce(stage, reference, ({ status }) => status === 'in-progress');
  await command(stage, `/issues/${id}/resolve`, begun.version, { reason: 'fixed' });
}
