import type { IssueStatus } from '@owcr/contracts';
import {
  can,
  fieldsOf,
  scopeOf,
  type Action as Permission,
  type Principal,
  type Resource,
  type Scope,
  type Scoped,
} from '@owcr/access';
import { type DomainError, forbidden, notFound } from '@owcr/platform';
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

/** Where somebody may read issues; 403 where that is nowhere. */
export function readable(principal: Principal): Scope {
  const scope = scopeOf(principal, 'read', 'issue');
  if (!scope) throw forbidden();
  return scope;
}

/** The same as `may(principal, 'read', issue)`, as a condition for every row at once. */
export function withinSql(scope: Scope & { everywhere: false }, value: (value: unknown) => string): string {
  const { precincts, sectors, officerId, agency } = scope;
  const any = [
    precincts.length > 0 && `precinct = ANY (${value(precincts)}::text[])`,
    sectors.length > 0 && `sector = ANY (${value(sectors)}::text[])`,
    officerId !== null && `issue.officer_id = ${value(officerId)}::uuid`,
    agency !== null && `(referred_to = ${value(agency)} AND status = ANY (${value(inPartnersHands)}::text[]))`,
  ].filter((condition) => condition !== false);
  return any.length > 0 ? `(${any.join(' OR ')})` : 'false';
}
