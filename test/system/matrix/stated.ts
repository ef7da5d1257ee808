import type { Role } from '@owcr/access';
import type { Place } from './town.js';

/**
 * What would hurt most if it were wrong, said once more in words of its own: who is let through, and where. It is not derived from the
 * permission table; a change of the table that changes one of these has to be made here, too, by somebody who means it.
 */
type Stated = Partial<Record<Role, readonly Place[]>>;

const everywhere: readonly Place[] = ['mine', 'lent', 'precinct', 'sector', 'elsewhere', 'referred'];
const own: readonly Place[] = ['mine', 'lent'];
const precinct: readonly Place[] = ['mine', 'precinct'];
const ownOrPrecinct: readonly Place[] = ['mine', 'lent', 'precinct'];
const supervisors = (where: readonly Place[]): Stated => ({ sergeant: where, lieutenant: where, commander: where });

export const statedByPlace: Readonly<Record<string, Stated>> = {
  'GET /api/v1/issues/{id}/reporter': {
    clerk: everywhere,
    officer: own,
    ...supervisors(ownOrPrecinct),
    service: everywhere,
  },
  'GET /api/v1/issues/{id}': {
    clerk: everywhere,
    officer: ['mine', 'lent', 'precinct', 'sector'],
    ...supervisors(ownOrPrecinct),
    analyst: everywhere,
    admin: everywhere,
    partner: ['referred'],
    service: everywhere,
  },
  'GET /api/v1/issues/{id}/photos': {
    clerk: everywhere,
    officer: ['mine', 'lent', 'precinct', 'sector'],
    ...supervisors(ownOrPrecinct),
    admin: everywhere,
    partner: ['referred'],
  },
  'POST /api/v1/issues/{id}/photos': {
    clerk: everywhere,
    officer: own,
    ...supervisors(ownOrPrecinct),
    admin: everywhere,
    partner: ['referred'],
  },
  'POST /api/v1/issues/{id}/resolve': {
    officer: own,
    ...supervisors(ownOrPrecinct),
    admin: everywhere,
    partner: ['referred'],
  },
  'POST /api/v1/issues/{id}/merge': { clerk: everywhere, ...supervisors(precinct), admin: everywhere },
  'POST /api/v1/issues/{id}/unmerge': { clerk: everywhere, ...supervisors(precinct), admin: everywhere },
  'POST /api/v1/issues/{id}/confirm': { clerk: everywhere, ...supervisors(precinct), admin: everywhere },
  'POST /api/v1/assignments/{issueId}/reassign': { ...supervisors(precinct), admin: everywhere },
  'POST /api/v1/escalations/{id}/acknowledge': { ...supervisors(precinct), admin: everywhere },
};

/** Where nothing but the role decides. */
export const statedByRole: Readonly<Record<string, readonly Role[]>> = {
  'GET /api/v1/api-keys': ['admin'],
  'POST /api/v1/api-keys': ['admin'],
  'POST /api/v1/api-keys/{id}/approve': ['admin'],
  'POST /api/v1/api-keys/{id}/revoke': ['admin'],
  'GET /api/v1/people': ['admin'],
  'POST /api/v1/people/{id}/sign-out': ['admin'],
  'GET /api/v1/admin/dead-letters': ['admin'],
  'POST /api/v1/admin/dead-letters/{service}/{id}/replay': ['admin'],
  'POST /api/v1/admin/dead-letters/{service}/{id}/drop': ['admin'],
  'POST /api/v1/sectors/import': ['admin'],
  'POST /api/v1/officers/import': ['admin'],
  'PUT /api/v1/policies': ['admin'],
  'POST /api/v1/agencies': ['admin'],
  'PATCH /api/v1/agencies/{code}': ['admin'],
};
