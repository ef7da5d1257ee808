import { grantsOf, rightsBeyond, type Role, roles } from '@owcr/access/rules';
import type { Dto } from '../../api/client.js';

export interface KeyDraft {
  name: string;
  role: Role;
  precincts: string;
  /** Of a commander: everywhere, whatever precincts are written. */
  isCityWide: boolean;
  agency: string;
  scope: 'all' | 'read' | 'only';
  only: string[];
  days: string;
}

export const emptyKey: KeyDraft = {
  name: '',
  role: 'clerk',
  precincts: '',
  isCityWide: false,
  agency: '',
  scope: 'all',
  only: [],
  days: '90',
};

/** Whose keys can be made here: services come with tokens of their own. */
export const keyRoles = roles.filter((role) => role !== 'service');

const scopedRoles: readonly Role[] = ['officer', 'sergeant', 'lieutenant', 'commander'];
export const hasPrecincts = (role: Role): boolean => scopedRoles.includes(role);

/** All that a role may do, as `resource:action`, in the order of the alphabet. */
export function permissionsOf(role: Role): string[] {
  const all = grantsOf(role, []).flatMap(({ on, may }) =>
    [on].flat().flatMap((resource) => may.map((action) => `${resource}:${action}`)),
  );
  return [...new Set(all)].sort();
}

const dayMs = 24 * 60 * 60 * 1000;

/** What to send for a key that ends so many days from `now`. */
export function keyRequest(draft: KeyDraft, now: Date): Dto<'CreateApiKeyDto'> {
  const { name, role, scope } = draft;
  const precincts = draft.precincts.split(/[,;\s]+/).filter(Boolean);
  return {
    name: name.trim(),
    role,
    expiresAt: new Date(now.getTime() + Number(draft.days) * dayMs).toISOString(),
    ...(hasPrecincts(role) && precincts.length > 0 && { precincts }),
    ...(role === 'commander' && draft.isCityWide && { precincts: [] }),
    ...(role === 'partner' && { agency: draft.agency.trim() }),
    ...(scope === 'read' && { readOnly: true }),
    ...(scope === 'only' && { only: draft.only }),
  };
}

/** What a key may do that an administrator may not, as `resource: action`: why it waits for a second one. */
export function beyondAdministrator(key: Pick<Dto<'ApiKeyDto'>, 'role' | 'precincts' | 'sectors' | 'agency' | 'only'>): string[] {
  const { role, precincts, sectors, agency, only } = key;
  const admin = { id: '', name: '', role: 'admin', precincts: [] } as const;
  const scope = { precincts, sectors, ...(agency !== null && { agency }), ...(only !== null && { only }) };
  return rightsBeyond({ ...admin, precincts: [] }, { id: '', name: '', role, ...scope }).map((right) => right.replace(':', ': '));
}

/** What a key may do, in words. */
export function scopeWords({ only, precincts, agency }: Pick<Dto<'ApiKeyDto'>, 'only' | 'precincts' | 'agency'>): string {
  const may = only === null ? 'all of the role' : only.join() === '*:read' ? 'reads only' : only.join(', ');
  const where = precincts.length > 0 ? `, in ${precincts.join(', ')}` : '';
  return `${may}${where}${agency ? `, for ${agency}` : ''}`;
}
