import { v5 } from 'uuid';

const officerNamespace = 'a3c3f0b1-52a5-5f0c-8a5e-3f1d8b0f6c11';
const sectorNamespace = 'd0a1c5f7-7f1e-5c43-9a53-6f6c1a8e2b27';

/** The same badge is the same person in every installation that starts from the same roster. */
export function officerIdOf(badge: string): string {
  return v5(badge, officerNamespace);
}

export function sectorIdOf(code: string): string {
  return v5(code, sectorNamespace);
}
