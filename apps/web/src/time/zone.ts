let zone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** By which zone the people of the department read the clock, wherever their device believes to be; the device's until the server said it. */
export const departmentZone = (): string => zone;

export function setDepartmentZone(name: string): void {
  zone = name;
}

/** The day that it is at a moment, `2026-11-23`. */
export function dayOf(at: Date | number, timeZone = zone): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(at);
}
