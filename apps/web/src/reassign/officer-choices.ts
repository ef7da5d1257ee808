import type { Dto } from '../api/client.js';

export interface OfficerChoice {
  id: string;
  name: string;
  badge: string;
  openLoad: number;
  /** Until when they are on shift; null: they are not. */
  onShiftUntil: string | null;
  absentUntil: string | null;
  /** Named for the sector of the issue. */
  isOfSector: boolean;
}

/**
 * Who of a precinct could take an issue, from its coverage: those on shift first, among them those of the sector, then by what they have
 * open already.
 */
export function officerChoices(sectors: readonly Dto<'SectorCoverageDto'>[], sector: string | null): OfficerChoice[] {
  const byId = new Map<string, OfficerChoice>();
  for (const { sector: here, officers, onShift, absent } of sectors) {
    const until = (list: readonly Dto<'OfficerUntilDto'>[], id: string) => list.find((one) => one.id === id)?.until ?? null;
    for (const { id, name, badge, openLoad } of officers) {
      const isOfSector = here === sector || (byId.get(id)?.isOfSector ?? false);
      byId.set(id, { id, name, badge, openLoad, isOfSector, onShiftUntil: until(onShift, id), absentUntil: until(absent, id) });
    }
  }
  return [...byId.values()].sort(
    (a, b) =>
      Number(b.onShiftUntil !== null) - Number(a.onShiftUntil !== null) ||
      Number(b.isOfSector) - Number(a.isOfSector) ||
      Number(a.absentUntil !== null) - Number(b.absentUntil !== null) ||
      a.openLoad - b.openLoad ||
      (a.badge < b.badge ? -1 : 1),
  );
}
