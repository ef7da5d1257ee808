/** What became of a row. `present`: the system has it from an earlier run. `checked`: a dry run found nothing wrong. */
export type Outcome = 'created' | 'changed' | 'unchanged' | 'present' | 'checked' | 'refused';

const labels: Record<Outcome, string> = {
  created: 'created',
  changed: 'changed',
  unchanged: 'unchanged',
  present: 'already there',
  checked: 'would be taken',
  refused: 'refused',
};

export type Tally = Record<Outcome, number>;

export function emptyTally(): Tally {
  return { created: 0, changed: 0, unchanged: 0, present: 0, checked: 0, refused: 0 };
}

/** `500 rows: 446 created, 54 refused`: only what happened, and always what was refused. */
export function describeTally(what: string, tally: Tally): string {
  const outcomes = (Object.keys(labels) as Outcome[]).filter((outcome) => tally[outcome] > 0 || outcome === 'refused');
  const total = Object.values(tally).reduce((sum, count) => sum + count, 0);
  return `${total} ${what}: ${outcomes.map((outcome) => `${tally[outcome]} ${labels[outcome]}`).join(', ')}`;
}
