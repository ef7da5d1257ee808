import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { survivorsAfterMerge, survivorsAfterUnmerge, type Merged } from './merge.js';

type Forest = Map<string, Merged>;

/** Where the chain of an issue ends, walked one merge at a time: what the rule must know without walking. */
function rootOf(forest: Forest, id: string): string {
  const merged = forest.get(id);
  return merged ? rootOf(forest, merged.mergedInto) : id;
}

function keep(forest: Forest, survivors: ReadonlyMap<string, string>): void {
  for (const [id, survivor] of survivors) forest.set(id, { ...forest.get(id)!, survivor });
}

const family = (forest: Forest, survivor: string) => [...forest.values()].filter((merged) => merged.survivor === survivor);

/** As the service does it: an issue that is merged is merged no further, and nothing is merged into it. */
function merge(forest: Forest, id: string, into: string): void {
  if (id === into || forest.has(id) || forest.has(into)) return;
  keep(forest, survivorsAfterMerge(family(forest, id), id, into));
  forest.set(id, { id, mergedInto: into, survivor: into });
}

function unmerge(forest: Forest, id: string): void {
  const merged = forest.get(id);
  if (!merged) return;
  forest.delete(id);
  keep(forest, survivorsAfterUnmerge(family(forest, merged.survivor), id));
}

const name = fc.integer({ min: 0, max: 11 }).map((n) => `issue ${n}`);
const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ id: name, into: name }) },
  { weight: 1, arbitrary: fc.record({ id: name }) },
);

describe('what stands for a merged issue', () => {
  it('is where its chain of merges ends, whatever was merged and undone in whatever order', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60, size: 'max' }), (steps) => {
        const forest: Forest = new Map();
        return steps.every((one) => {
          if ('into' in one) merge(forest, one.id, one.into);
          else unmerge(forest, one.id);
          return [...forest.values()].every(({ id, survivor }) => survivor === rootOf(forest, id));
        });
      }),
      { numRuns: 500 },
    );
  });

  it('is as before once a merge is undone at once', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ id: name, into: name }), { maxLength: 20, size: 'max' }),
        name,
        name,
        (merges, id, into) => {
          const forest: Forest = new Map();
          for (const one of merges) merge(forest, one.id, one.into);
          fc.pre(id !== into && !forest.has(id) && !forest.has(into));
          const before = new Map(forest);
          merge(forest, id, into);
          unmerge(forest, id);
          expect(forest).toEqual(before);
        },
      ),
    );
  });
});
