import type { Dto } from '../api/client.js';

type Agency = Dto<'AgencyDto'>;

/** Those an issue can be referred to, by name. */
export function agencyChoices(agencies: readonly Pick<Agency, 'code' | 'name' | 'active'>[]) {
  const active = agencies.filter((one) => one.active);
  return active.map(({ code, name }) => ({ value: code, label: name })).sort((a, b) => a.label.localeCompare(b.label));
}

/** Its name, also where it is no longer active. Who may not read it sees its code. */
export function agencyName(agencies: readonly Pick<Agency, 'code' | 'name'>[], code: string): string {
  return agencies.find((one) => one.code === code)?.name ?? code;
}
