import { allowedActions } from '@owcr/contracts/words';
import type { Dto } from '../api/client.js';

type Issue = Dto<'IssueDto'>;

/** What an own action has made of an issue, at least. */
interface Floor extends Pick<Issue, 'version' | 'status'> {
  /** Null where the server did not say: then by the rules of the status, whoever asks. */
  allowedActions: Issue['allowedActions'] | null;
}

/** Kept as long as the page: an answer that is older may still come after one that is as new. */
const floors = new Map<string, Floor>();

export function raiseFloor(issueId: string, floor: Floor): void {
  const before = floors.get(issueId);
  if (!before || before.version < floor.version) floors.set(issueId, floor);
}

/**
 * An issue as it was answered, unless we know it further: one service tells another, and an answer may come before that. For wherever an
 * issue is shown or acted on, as what was asked for before an action is shown until it has been asked for anew.
 */
export function atLeast<T extends Issue>(issue: T): T {
  const floor = floors.get(issue.id);
  if (!floor || issue.version >= floor.version) return issue;
  const { version, status } = floor;
  return { ...issue, version, status, allowedActions: floor.allowedActions ?? allowedActions(status) };
}
