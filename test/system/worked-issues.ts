import { eventually } from '@owcr/testing';
import { demoIssue } from './demo-issues.js';
import type { System } from './system.js';

export interface Worked {
  id: string;
  /** Who has it. */
  officer: string;
}

let n = 0;

/** Reports another issue of the demo city. Returns its id. */
export async function report(system: System, clerkToken: string): Promise<string> {
  const { id } = await system.ask<{ id: string }>('POST', '/issues', { token: clerkToken, body: demoIssue(n++) });
  return id;
}

/** Reports issues one after the other, and has each acknowledged, started and resolved by its officer. Returns the last one. */
export async function work(system: System, clerkToken: string, count: number): Promise<Worked> {
  let last: Worked | undefined;
  for (let each = 0; each < count; each++) {
    const id = await report(system, clerkToken);
    const assignment = await eventually(async () => {
      const { status, body } = await system.api<{ officer: { id: string } | null; version: number }>('GET', `/assignments/${id}`);
      return status === 200 && body.officer ? { officer: body.officer.id, version: body.version } : undefined;
    });
    const { token } = await system.person('officer', { id: assignment.officer });
    await system.ask('POST', `/assignments/${id}/acknowledge`, { token, ifMatch: assignment.version });
    await step(system, id, { from: 'acknowledged', command: 'start', body: {}, token });
    await step(system, id, { from: 'in-progress', command: 'resolve', body: { reason: 'fixed' }, token });
    last = { id, officer: assignment.officer };
  }
  if (!last) throw new Error('nothing was worked on');
  return last;
}

interface Step {
  /** The status it has to have reached. */
  from: string;
  command: string;
  body: object;
  token: string;
}

async function step(system: System, id: string, { from, command, body, token }: Step): Promise<void> {
  const ifMatch = await eventually(async () => {
    const issue = await system.ask<{ status: string; version: number }>('GET', `/issues/${id}`);
    return issue.status === from ? issue.version : undefined;
  });
  await system.ask('POST', `/issues/${id}/${command}`, { token, body, ifMatch });
}
