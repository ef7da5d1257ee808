import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Partitioners } from 'kafkajs';
import { murmur2, partitionByKey } from './partitioner.js';

const partitionMetadata = Array.from({ length: 12 }, (_, partitionId) => ({
  ...{ partitionId, partitionErrorCode: 0, leader: 1 },
  ...{ replicas: [1], isr: [1] },
}));
const place = (partitioner: ReturnType<typeof partitionByKey>, key: string) =>
  partitioner({ topic: 'owcr.issue', partitionMetadata, message: { key, value: null } });

describe('the partition of a key', () => {
  // The values that Kafka's own test of its hash names (UtilsTest.testMurmur2).
  it.each([
    ['21', -973932308],
    ['foobar', -790332482],
    ['a-little-bit-long-string', -985981536],
    ['a-little-bit-longer-string', -1486304829],
    ['lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8', -58897971],
    ['abc', 479470107],
  ])('hashes %s as the Java client does', (key, hash) => {
    expect(murmur2(Buffer.from(key))).toBe(hash);
  });

  it('is the one kafkajs chooses, for any key', () => {
    const [ours, theirs] = [partitionByKey(), Partitioners.DefaultPartitioner()];
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (key) => expect(place(ours, key)).toBe(place(theirs, key))),
    );
  });
});
