import { api, data, type Dto } from '../api/client.js';

/** What became of an issue within seconds of being saved. */
export type Outcome =
  | { kind: 'waiting' }
  | { kind: 'assigned'; sector: string | null; officer: string | null; acknowledgeBy: string | null }
  | { kind: 'review' }
  | { kind: 'unknown' };

const pollMs = 500;
const patienceMs = 15_000;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** What an issue as it is now tells of who has it. */
export function outcomeOf({
  sector,
  officer,
  reviewCause,
}: Pick<Dto<'IssueDto'>, 'sector' | 'officer' | 'reviewCause'>): Outcome {
  if (reviewCause) return { kind: 'review' };
  if (!officer) return { kind: 'waiting' };
  return { kind: 'assigned', sector: sector?.code ?? null, officer: officer.name, acknowledgeBy: null };
}

/** Asks until somebody has it or its review is certain, for 15 seconds at most. Never fails: then it is not known. */
export async function followSaved(id: string): Promise<Outcome> {
  const endMs = Date.now() + patienceMs;
  let outcome: Outcome = { kind: 'unknown' };
  while (Date.now() < endMs) {
    await pause(pollMs);
    const issue = await data(api.GET('/api/v1/issues/{id}', { params: { path: { id } } })).catch(() => null);
    if (!issue) continue;
    outcome = outcomeOf(issue);
    if (outcome.kind === 'assigned') outcome = { ...outcome, acknowledgeBy: await acknowledgeBy(id) };
    if (outcome.kind === 'review' || (outcome.kind === 'assigned' && outcome.acknowledgeBy !== null)) return outcome;
  }
  return outcome.kind === 'waiting' ? { kind: 'unknown' } : outcome;
}

async function acknowledgeBy(issueId: string): Promise<string | null> {
  const deadlines = await data(api.GET('/api/v1/deadlines/{issueId}', { params: { path: { issueId } } })).catch(() => []);
  return (deadlines as Dto<'DeadlineDto'>[]).find(({ kind }) => kind === 'acknowledge')?.dueAt ?? null;
}
