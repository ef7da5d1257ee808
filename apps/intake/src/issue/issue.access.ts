import type { IssueStatus } from '@owcr/contracts';
import { can, fieldsOf, type Action as Permission, type Principal, type Resource, type Scoped } from '@owcr/access';
import { forbidden, notFound, type DomainError } from '@owcr/platform';
import type { IssueDto } from './issue.dto.js';
import type { Issue } from './issue.js';

/** What decides about who may do what with an issue. */
export type Whereabouts = Pick<Issue, 'precinct' | 'sector' | 'officerId' | 'status' | 'referredTo'>;

/** What was handed to a partner agency is in its hands until the department takes it back. */
export const inPartnersHands: readonly IssueStatus[] = ['referred', 'resolved', 'closed'];

type OfIssue = Extract<Resource, 'issue' | 'note' | 'photo' | 'reporter'>;

export function may(principal: Principal, action: Permission, issue: Whereabouts, what: OfIssue = 'issue'): boolean {
  return can(principal, action, scoped(issue, what));
}

/** Refuses before anything is looked up who may do it with no issue at all: they do not learn which issues there are. */
export function assertMayAny(principal: Principal, action: Permission, what: OfIssue = 'issue'): void {
  if (!can(principal, action, what)) throw forbidden();
}

/** Those of another agency are not told that an issue exists which is not theirs; that they asked is on record. */
export function refusal(principal: Principal): DomainError {
  return principal.role === 'partner' ? notFound('issue', { hidden: true }) : forbidden();
}

/** An issue without what is not for `principal`: those fields are null. Who reported it is answered with what they said, wherever it lies. */
export function shown(dto: IssueDto, principal: Principal, issue: Whereabouts): IssueDto {
  const names = Object.keys(dto) as (keyof IssueDto)[];
  const permitted = fieldsOf(principal, scoped(issue, 'issue'), names);
  const justReported = permitted.length === 0 && dto.reportedBy === principal.id;
  if (justReported || permitted.length === names.length) return dto;
  return { ...dto, ...Object.fromEntries(names.filter((name) => !permitted.includes(name)).map((name) => [name, null])) };
}

export function scoped({ precinct, sector, officerId, status, referredTo }: Whereabouts, type: OfIssue): Scoped {
  return { type, precinct, sector, officerId, referredTo: inPartnersHands.includes(status) ? referredTo : null };
}
