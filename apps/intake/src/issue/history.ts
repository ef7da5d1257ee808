const dayMs = 24 * 60 * 60 * 1000;

/** What decides whether a report is history. */
export interface Origin {
  /** The system it was taken over from; null for what is reported here. */
  source: object | null;
  /** ISO 8601. */
  reportedAt: string;
}

/**
 * Whether a report is imported history: taken over from another system more than a day after it was reported there. Nobody could have
 * met its deadlines here, so its clocks do not start, unless who imports it says that they shall.
 */
export function isHistory({ source, reportedAt }: Origin, nowMs: number, startClocks: boolean): boolean {
  return !startClocks && source !== null && nowMs - Date.parse(reportedAt) > dayMs;
}
