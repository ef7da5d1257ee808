import type { DeadlineKind, Priority } from '@owcr/contracts';
import { addSeconds } from '../clock/instants.js';

/** How long things may take. The one for a category goes before the one for every category (null). */
export interface Policy {
  id: string;
  category: string | null;
  priority: Priority;
  acknowledgeSeconds: number;
  resolveSeconds: number;
  /** How long each level of the ladder has before the next one is told. */
  escalationAcknowledgeSeconds: number;
  /** How long the issue may still wait after an escalation was acknowledged. */
  followUpSeconds: number;
}

/** What one clock was opened with. Kept with it: a policy changed later applies to clocks opened later. */
export interface Allowance {
  policyId: string;
  policyCategory: string | null;
  priority: Priority;
  seconds: number;
  escalationAcknowledgeSeconds: number;
  followUpSeconds: number;
}

export const policySecondsMin = 1;
/** A year. */
export const policySecondsMax = 366 * 24 * 60 * 60;

/** The policy for a category and priority. There is always one: every priority has its default. */
export function policyFor(policies: readonly Policy[], category: string, priority: Priority): Policy {
  const ofPriority = policies.filter((policy) => policy.priority === priority);
  const found =
    ofPriority.find((policy) => policy.category === category) ?? ofPriority.find((policy) => policy.category === null);
  if (!found) throw new Error(`no policy for priority ${priority}`);
  return found;
}

export function allowanceOf(policy: Policy, kind: DeadlineKind): Allowance {
  return {
    policyId: policy.id,
    policyCategory: policy.category,
    priority: policy.priority,
    seconds: kind === 'acknowledge' ? policy.acknowledgeSeconds : policy.resolveSeconds,
    escalationAcknowledgeSeconds: policy.escalationAcknowledgeSeconds,
    followUpSeconds: policy.followUpSeconds,
  };
}

/** The deadlines an issue would get that is reported at `now`, ISO 8601: counted as its clocks would count them. */
export function previewOf(
  policies: readonly Policy[],
  { category, priority, now }: { category: string; priority: Priority; now: string },
): { at: string; acknowledgeBy: string; resolveBy: string } {
  const policy = policyFor(policies, category, priority);
  const due = (kind: DeadlineKind) => addSeconds(now, allowanceOf(policy, kind).seconds);
  return { at: now, acknowledgeBy: due('acknowledge'), resolveBy: due('resolve') };
}
