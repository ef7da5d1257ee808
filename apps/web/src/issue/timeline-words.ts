import { durationWords } from '../time/words.js';
import type { Dto } from '../api/client.js';

type Item = Dto<'TimelineItemDto'>;
type Facts = Record<string, unknown>;

/** Names people by their id, and agencies by their code behind `agency:`, as a shared inbox has it. */
type NameOf = (id: unknown) => string;
export const agencyMark = 'agency:';

/** Below this, two things followed at once. */
const atOnceMs = 1_000;

const causes: Record<string, string> = {
  reported: 'by the rule for its sector',
  located: 'after its place was set',
  reopened: 'because it was reopened',
  declined: 'because it was declined before',
  reassigned: 'by hand',
  corrected: 'after its place was corrected',
  unmerged: 'after its merge was undone',
  moved: 'because its officer is absent or has left',
  confirmed: 'confirmed as fixed',
  unconfirmed: 'nobody objected in time',
  'no-location': 'it has no place yet',
  'outside-sectors': 'its place lies in no sector',
  'no-officer': 'no officer is there for it',
  'wrong-sector': 'its officer says it lies in another sector',
};
const fieldNames: Record<string, string> = {
  answers: 'answers to the questions',
  location: 'place',
  contact: 'reporter’s contact',
};
const fieldWords = (changed: unknown) =>
  Array.isArray(changed) ? changed.map((field) => fieldNames[String(field)] ?? String(field)).join(', ') : 'the report';
const codeWords = (code: unknown) => (typeof code === 'string' ? (causes[code] ?? code.replace(/-/g, ' ')) : '');
const deadlineWord = (facts: Facts) => (facts.kind === 'acknowledge' ? 'acknowledging' : 'resolving');
/** What a reason to resolve or decline is called where the bare word would not say it. */
const reasonWords: Record<string, string> = {
  fixed: 'fixed',
  'no-action-needed': 'no action needed',
  unfounded: 'nothing was found',
  referred: 'done by a partner agency',
  'off-duty': 'off duty',
  'conflict-of-interest': 'conflict of interest',
  'not-police-matter': 'not a matter for the police',
  'wrong-sector': 'it lies in another sector',
  overloaded: 'too much open',
};
const reason = (facts: Facts) => reasonWords[String(facts.reason)] ?? codeWords(facts.reason);
const partner = ({ partner: code }: Facts, nameOf: NameOf) =>
  typeof code === 'string' ? nameOf(`${agencyMark}${code}`) : 'a partner agency';

const audiences: Record<string, string> = { clerks: 'the clerks', command: 'the program’s command' };
const answering = ({ ownerId, audience }: Facts, nameOf: NameOf) =>
  ownerId ? nameOf(ownerId) : (audiences[String(audience)] ?? 'the program’s command');
/** With the verb that fits: `The clerks were`, `Parks was`. */
function readersOf(inbox: string, nameOf: NameOf): string {
  if (inbox === 'clerks') return 'The clerks were';
  return inbox === 'command' ? 'The program’s command was' : `${nameOf(inbox)} was`;
}

const words: Record<string, (facts: Facts, nameOf: NameOf) => string> = {
  'issue.reported.v1': () => 'Reported',
  'issue.started.v1': () => 'Work started',
  'issue.noted.v1': () => 'Note written',
  'issue.photo-added.v1': () => 'Photo added',
  'issue.referred.v1': (facts, nameOf) => `Referred to ${partner(facts, nameOf)}`,
  'issue.resolved.v1': (facts) => `Resolved: ${reason(facts)}`,
  'issue.reopened.v1': () => 'Reopened',
  'issue.closed.v1': (facts) => `Closed, ${codeWords(facts.cause)}`,
  'issue.withdrawn.v1': () => 'Withdrawn',
  'issue.merged.v1': () => 'Merged into another issue',
  'issue.unmerged.v1': () => 'Merge undone',
  'issue.corrected.v1': (facts) => `Corrected: ${fieldWords(facts.changed)}`,
  'issue.reporter-erased.v1': () => 'Reporter’s contact erased',
  'assignment.made.v1': (facts, nameOf) => `Assigned to ${nameOf(facts.officerId)} ${codeWords(facts.cause)}`,
  'assignment.review-needed.v1': (facts) => `Sent to review: ${codeWords(facts.cause)}`,
  'assignment.located.v1': () => 'Place set',
  'assignment.acknowledged.v1': () => 'Acknowledged',
  'assignment.declined.v1': (facts) => `Declined: ${reason(facts)}`,
  'deadline.set.v1': (facts) => `Deadline set for ${deadlineWord(facts)}`,
  'deadline.met.v1': (facts) => `Deadline for ${deadlineWord(facts)} met`,
  'deadline.missed.v1': (facts) => `Deadline for ${deadlineWord(facts)} missed`,
  'deadline.cancelled.v1': (facts) => `Deadline for ${deadlineWord(facts)} no longer holds`,
  'escalation.raised.v1': (facts, nameOf) => `Escalated to level ${String(facts.level)}, ${answering(facts, nameOf)}`,
  'escalation.moved.v1': (facts, nameOf) => `Escalation of level ${String(facts.level)} given to ${answering(facts, nameOf)}`,
  'escalation.reminded.v1': (facts, nameOf) => `Reminder ${String(facts.number)} to ${answering(facts, nameOf)}`,
  'escalation.acknowledged.v1': (facts) => `Escalation of level ${String(facts.level)} acknowledged`,
  'escalation.closed.v1': (facts) => `Escalation of level ${String(facts.level)} ended`,
  'notification.sent.v1': (facts, nameOf) => `${nameOf(facts.recipientId)} was told`,
  'notification.posted.v1': ({ inbox }, nameOf) => `${readersOf(String(inbox), nameOf)} told`,
};

/** What happened, in plain words. An event nobody has words for yet is shown by its type: nothing is left out. */
export function happened({ type, facts }: Pick<Item, 'type' | 'facts'>, nameOf: NameOf): string {
  return words[type]?.(facts, nameOf).trim() ?? type;
}

/** The time since what happened before: `25 min later`. */
export function laterWords(sincePreviousMs: number): string {
  return sincePreviousMs < atOnceMs ? 'at once' : `${durationWords(sincePreviousMs)} later`;
}

/** Who changed an issue last, as far as a command on it can have come too late for it; null where that is not known. */
export function lastChange(items: readonly Item[], since: string): Pick<Item, 'by' | 'at' | 'type' | 'facts'> | null {
  const changes = items.filter(({ service }) => service === 'intake' || service === 'sector-assignment');
  const later = changes.filter(({ at }) => Date.parse(at) > Date.parse(since));
  return later.at(-1) ?? changes.at(-1) ?? null;
}
