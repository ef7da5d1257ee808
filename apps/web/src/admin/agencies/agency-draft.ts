import type { Dto } from '../../api/client.js';

export type Agency = Dto<'AgencyDto'>;

/** An agency as it is written in the form. */
export interface AgencyDraft {
  name: string;
  code: string;
  handles: readonly string[];
}

const codeMax = 64;

/** A code for a name: `Parks & Recreation` is `parks-recreation`. */
export function codeFor(name: string): string {
  return name
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .slice(0, codeMax)
    .replace(/^-|-$/g, '');
}

/** What of an agency was changed; what is the same is left out. */
export function agencyChanges(before: Agency, { name, handles }: AgencyDraft): { name?: string; handles?: string[] } {
  const isSame = handles.length === before.handles.length && handles.every((code) => before.handles.includes(code));
  return { ...(name.trim() !== before.name && { name: name.trim() }), ...(!isSame && { handles: [...handles] }) };
}
