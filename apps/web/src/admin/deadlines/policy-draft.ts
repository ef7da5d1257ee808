import type { Dto } from '../../api/client.js';
import { lengthWords, readLength } from './length.js';

export type Policy = Dto<'PolicyDto'>;
type PutPolicy = Dto<'PutPolicyDto'>;

/** The lengths of a policy, in the order in which they run, as a form and a table call them. */
export const lengths = [
  { field: 'acknowledgeSeconds', label: 'Acknowledge within', help: 'From the report until an officer has taken it on.' },
  { field: 'resolveSeconds', label: 'Resolve within', help: 'From the report until it is solved.' },
  {
    field: 'escalationAcknowledgeSeconds',
    label: 'Each level has',
    help: 'How long a supervisor who was told may wait before the next one is told.',
  },
  { field: 'followUpSeconds', label: 'Follow up within', help: 'How long it may still wait after a supervisor took it on.' },
] as const;

export type LengthField = (typeof lengths)[number]['field'];
export type PolicyDraft = { category: string | null; priority: Policy['priority'] } & Record<LengthField, string>;

/** What a form begins with. */
export function draftOf(policy: Omit<PutPolicy, 'category'> & { category: string | null }): PolicyDraft {
  const texts = lengths.map(({ field }) => [field, lengthWords(policy[field])]);
  return { category: policy.category, priority: policy.priority, ...(Object.fromEntries(texts) as Record<LengthField, string>) };
}

/** What to send, or the fields that say no length. Whether lengths go together is for the service to say. */
export function readDraft(draft: PolicyDraft): { policy: PutPolicy } | { faults: Partial<Record<LengthField, string>> } {
  const read = lengths.map(({ field }) => [field, readLength(draft[field])] as const);
  const faults = read
    .filter(([, seconds]) => seconds === null)
    .map(([field]) => [field, 'Write it with its unit: 45 min, 4 h, 2 d.']);
  if (faults.length > 0) return { faults: Object.fromEntries(faults) as Partial<Record<LengthField, string>> };
  const seconds = Object.fromEntries(read) as Record<LengthField, number>;
  return { policy: { category: draft.category, priority: draft.priority, ...seconds } };
}

/** The service's words with the names of this form: it calls the fields as programs do. */
export function inWords(message: string): string {
  return lengths.reduce((text, { field, label }) => text.replaceAll(field, `“${label}”`), message);
}

const priorityOrder: Policy['priority'][] = ['urgent', 'high', 'normal', 'low'];

/** Those for every category first, then by category; the most urgent first. */
export function inOrder(policies: readonly Policy[]): Policy[] {
  const rank = ({ priority }: Policy) => priorityOrder.indexOf(priority);
  return [...policies].sort((a, b) => (a.category ?? '').localeCompare(b.category ?? '') || rank(a) - rank(b));
}
