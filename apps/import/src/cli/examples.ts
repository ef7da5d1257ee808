const examplesMax = 3;
/** Kinds beyond these are counted as one: a file can have as many faults as rows. */
const kindsMax = 50;

interface Kind {
  count: number;
  examples: string[];
}

/** Counts things by kind and keeps three examples of each, however many there are. */
export class Examples {
  private readonly kinds = new Map<string, Kind>();

  add(kind: string, example: string): void {
    const name = this.kinds.has(kind) || this.kinds.size < kindsMax ? kind : 'other reasons';
    const known = this.kinds.get(name) ?? { count: 0, examples: [] };
    this.kinds.set(name, known);
    known.count += 1;
    if (known.examples.length < examplesMax) known.examples.push(example);
  }

  count(kind: string): number {
    return this.kinds.get(kind)?.count ?? 0;
  }

  /** The most frequent first. */
  list(): { kind: string; count: number; examples: readonly string[] }[] {
    return [...this.kinds].map(([kind, { count, examples }]) => ({ kind, count, examples })).sort((a, b) => b.count - a.count);
  }
}
