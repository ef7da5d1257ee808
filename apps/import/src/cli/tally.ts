/** What became of a row; in a dry run, what would. `present`: the system has it from an earlier run. */
export type Outcome = 'created' | 'changed' | 'unchanged' | 'present' | 'refused';

const labels: Record<Outcome, string> = {
  created: 'created',
  changed: 'changed',
  unchanged: 'unchanged',
  present: 'already there',
  refused: 'refused',
};

export type Tally = Record<Outcome, number>;

export function emptyTally(): Tally {
  return { created: 0, changed: 0, unchanged: 0, present: 0, refused: 0 };
}

const dryRunLabels: Record<Outcome, string> = {
  ...labels,
  created: 'would be created',
  changed: 'would be changed',
  refused: 'would be refused',
};

/** `500 issues: 446 created, 54 refused`: only what happened, and always what was refused. */
export function describeTally(what: string, tally: Tally, dryRun = false): string {
  const outcomes = (Object.keys(labels) as Outcome[]).filter((outcome) => tally[outcome] > 0 || outcome === 'refused');
  const total = Object.values(tally).reduce((sum, count) => sum + count, 0);
  const words = dryRun ? dryRunLabels : labels;
  return `${total} ${what}: ${outcomes.map((outcome) => `${tally[outcome]} ${words[outcome]}`).join(', ')}`;
}
