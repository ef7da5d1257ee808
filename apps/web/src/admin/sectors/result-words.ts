import type { Dto } from '../../api/client.js';

/** `1 sector added, 2 changed, 21 unchanged, 1 refused.` */
export function resultWords({
  created,
  changed,
  unchanged,
  refused,
}: Pick<Dto<'SectorImportDto'>, 'created' | 'changed' | 'unchanged' | 'refused'>): string {
  const refusals = refused.length > 0 ? `, ${refused.length} refused` : '';
  return `Done: ${created} ${created === 1 ? 'sector' : 'sectors'} added, ${changed} changed, ${unchanged} unchanged${refusals}.`;
}
