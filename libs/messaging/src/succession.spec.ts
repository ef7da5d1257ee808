import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { KafkaRecord } from './kafka-port.js';
import { batchLimits, Succession } from './succession.js';

const record = (key: string, version: number, topic = 'owcr.issue', bytes = 1): KafkaRecord => ({
  topic,
  key,
  value: Buffer.alloc(bytes),
  headers: { ce_aggversion: String(version) },
});
const shown = (records: readonly KafkaRecord[]) => records.map(({ key, headers }) => `${key}${headers.ce_aggversion}`);

describe('what may be published from memory', () => {
  const started = () => {
    const succession = new Succession();
    expect(succession.takeLeft()).toBe('all');
    return succession;
  };

  it('is the first event of a key, and what follows one that Kafka has confirmed to this process', () => {
    const succession = started();
    succession.committed([record('a', 1), record('b', 2), record('a', 2)]);
    const batch = succession.next();
    expect(shown(batch)).toEqual(['a1', 'a2']);
    expect(succession.takeLeft()).toEqual(['b']);
    succession.confirmed(batch);
    succession.committed([record('a', 3), record('a', 5)]);
    expect(shown(succession.next())).toEqual(['a3']);
    expect(succession.takeLeft()).toEqual(['a']);
    expect(succession.takeLeft()).toBeNull();
  });

  it('is nothing that was published out of the table meanwhile', () => {
    const succession = started();
    succession.committed([record('a', 1), record('a', 2)]);
    succession.confirmed([record('a', 1), record('a', 2)]);
    expect(succession.next()).toEqual([]);
    expect(succession.takeLeft()).toBeNull();
  });

  it('is nothing of a compacted topic, where a second copy would undo what came after it', () => {
    const succession = started();
    succession.committed([record('a', 1, 'owcr.roster')]);
    expect(succession.next()).toEqual([]);
    expect(succession.takeLeft()).toEqual(['a']);
  });

  it('is nothing more once a batch has failed, until the table was emptied', () => {
    const succession = started();
    succession.committed([record('a', 1)]);
    succession.next();
    succession.committed([record('a', 2)]);
    succession.leaveAll();
    succession.committed([record('a', 3)]);
    expect(succession.next()).toEqual([]);
    expect(succession.takeLeft()).toBe('all');
  });

  it('is bounded: batches in number and size, what waits, and the keys that are remembered', () => {
    const succession = new Succession(1);
    const many = Array.from({ length: batchLimits.records + 1 }, (_, n) => record(`k${n}`, 1));
    succession.committed(many);
    expect([succession.next().length, succession.next().length]).toEqual([batchLimits.records, 1]);
    succession.committed([record('x', 1, 'owcr.issue', 600_000), record('y', 1, 'owcr.issue', 600_000)]);
    expect([shown(succession.next()), shown(succession.next())]).toEqual([['x1'], ['y1']]);
    succession.confirmed([record('x', 1), record('y', 1)]);
    succession.takeLeft();
    succession.committed([record('x', 2)]);
    expect([succession.next(), succession.takeLeft()]).toEqual([[], ['x']]);
    for (let n = 0; n < 11; n++) succession.committed(Array.from({ length: 500 }, (_, at) => record(`w${n}-${at}`, 1)));
    expect([succession.next().length, succession.takeLeft()]).toEqual([0, 'all']);
  });
});

/** Two processes over one table and one broker, taken step by step, with everything that can go wrong between two steps. */
class Town {
  private readonly rows: { record: KafkaRecord; isDeleted: boolean }[] = [];
  private readonly versions = new Map<string, number>();
  private readonly processes = [new Process(), new Process()] as const;
  /** Requests whose answer nobody waits for any more: they may still arrive. */
  private readonly adrift: KafkaRecord[][] = [];
  private lockedBy: Process | null = null;
  readonly log: KafkaRecord[] = [];

  step([kind, who, what]: Step): void {
    const process = this.processes[who];
    switch (kind) {
      case 'commit':
        return this.commit(process, `k${what % 3}`);
      case 'begin':
        return this.begin(process);
      case 'arrive':
        return this.arrive(process);
      case 'succeed':
        return this.succeed(process);
      case 'fail':
        return this.end(process, () => process.succession.leaveAll());
      case 'delete':
        return this.delete(process);
      case 'sweep':
        if (!process.inHand) this.fromTable(process, 'all');
        return;
      case 'drift':
        return void this.log.push(...(this.adrift.splice(what % Math.max(1, this.adrift.length), 1)[0] ?? []));
      case 'crash':
        return this.end(process, () => process.restart());
    }
  }

  private commit({ succession }: Process, key: string): void {
    const version = (this.versions.get(key) ?? 0) + 1;
    this.versions.set(key, version);
    this.rows.push({ record: record(key, version), isDeleted: false });
    succession.committed([record(key, version)]);
  }

  private begin(process: Process): void {
    if (process.inHand) return;
    const batch = process.succession.next();
    if (batch.length > 0) return void (process.inHand = { records: batch, isOfTable: false, hasArrived: false });
    const left = process.succession.takeLeft();
    if (left) this.fromTable(process, left);
  }

  private fromTable(process: Process, left: 'all' | readonly string[]): void {
    if (this.lockedBy) return process.succession.leave(left);
    const records = this.rows.filter(({ isDeleted }) => !isDeleted).map((row) => row.record);
    const wanted = left === 'all' ? records : records.filter(({ key }) => left.includes(key));
    if (wanted.length === 0) return;
    this.lockedBy = process;
    process.inHand = { records: wanted, isOfTable: true, hasArrived: false };
  }

  private arrive({ inHand }: Process): void {
    if (!inHand || inHand.hasArrived) return;
    this.log.push(...inHand.records);
    inHand.hasArrived = true;
  }

  private succeed(process: Process): void {
    const { inHand } = process;
    if (!inHand) return;
    this.arrive(process);
    process.succession.confirmed(inHand.records);
    if (inHand.isOfTable) this.markDeleted(inHand.records);
    else process.published.push(...inHand.records);
    this.end(process, () => undefined);
  }

  private end(process: Process, then: () => void): void {
    const { inHand } = process;
    if (inHand && !inHand.hasArrived) this.adrift.push(inHand.records);
    process.inHand = null;
    if (this.lockedBy === process) this.lockedBy = null;
    then();
  }

  private delete(process: Process): void {
    this.markDeleted(process.published.splice(0));
  }

  private markDeleted(records: readonly KafkaRecord[]): void {
    const gone = new Set(shown(records));
    for (const row of this.rows) if (gone.has(shown([row.record])[0]!)) row.isDeleted = true;
  }

  /** Everything goes well from here on. */
  settle(): void {
    for (const [who] of this.processes.entries())
      for (let n = 0; n < 50; n++) for (const kind of ['begin', 'succeed', 'delete'] as const) this.step([kind, who as 0 | 1, 0]);
    for (const kind of ['sweep', 'succeed'] as const) this.step([kind, 0, 0]);
    while (this.adrift.length > 0) this.step(['drift', 0, 0]);
  }

  /** In which order the events of each key were first seen. */
  firstSeen(): Record<string, number[]> {
    const seen: Record<string, number[]> = {};
    for (const { key, headers } of this.log) {
      const [versions, version] = [(seen[key] ??= []), Number(headers.ce_aggversion)];
      if (!versions.includes(version)) versions.push(version);
    }
    return seen;
  }

  committed = (): Record<string, number[]> =>
    Object.fromEntries([...this.versions].map(([key, last]) => [key, Array.from({ length: last }, (_, n) => n + 1)]));
}

class Process {
  // So few that keys are forgotten, too.
  succession = new Succession(2);
  published: KafkaRecord[] = [];
  inHand: { records: KafkaRecord[]; isOfTable: boolean; hasArrived: boolean } | null = null;

  restart(): void {
    this.succession = new Succession(2);
    this.published = [];
  }
}

const kinds = ['commit', 'begin', 'arrive', 'succeed', 'fail', 'delete', 'sweep', 'drift', 'crash'] as const;
type Step = [kind: (typeof kinds)[number], who: 0 | 1, what: number];

const step: fc.Arbitrary<Step> = fc.tuple(
  // Work is more frequent than accidents.
  fc.oneof({ weight: 3, arbitrary: fc.constantFrom('commit', 'begin', 'succeed') }, fc.constantFrom(...kinds)),
  fc.constantFrom(0, 1),
  fc.nat(5),
);

describe('two processes that publish one outbox', () => {
  it('lose no event and publish none before the one it follows, whatever comes between', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 5, maxLength: 80 }), (steps) => {
        const town = new Town();
        for (const one of steps) town.step(one);
        town.settle();
        expect(town.firstSeen()).toEqual(town.committed());
      }),
      { numRuns: 2_000 },
    );
  });
});
