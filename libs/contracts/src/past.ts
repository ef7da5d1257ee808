/** What is known of an issue for which somebody says when something was done. */
export interface Dated {
  reportedAt: string;
  /** Imported from an older system long after it was reported. */
  history?: boolean;
}

/**
 * What is wrong with saying that something was done to an issue at this time, or null. Only of imported history, whose deadlines do not run, is
 * the time taken from who says it; it lies between its report and now.
 */
export function faultOfPast(at: string, { reportedAt, history = false }: Dated, now: string): string | null {
  if (!history) return 'is taken only of imported history: what is done now is done now';
  if (Date.parse(at) < Date.parse(reportedAt)) return 'must not be before the report';
  return Date.parse(at) > Date.parse(now) ? 'must not lie in the future' : null;
}
