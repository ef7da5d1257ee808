import { describe, expect, it } from '@jest/globals';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeObstacles, findObstacles, measureMachine } from '../prerequisites.mjs';
import type { Machine, PrerequisiteOptions } from '../prerequisites.mjs';

const machine: Machine = {
  nodeVersion: '20.20.2',
  javaMajor: 17,
  hasMaven: true,
  freeDiskBytes: 9e9,
  freeMemoryBytes: 9e9,
  postgresUser: undefined,
};
const options: PrerequisiteOptions = {
  dataDir: tmpdir(),
  port: 8080,
  needs: { postgres: true, kafka: true, kafkaJars: true },
  machine,
};

describe('what a start needs', () => {
  it('is there on a machine that has it', () => {
    expect(findObstacles(options)).toEqual([]);
  });

  it.each<[string, Partial<Machine>, RegExp, RegExp]>([
    ['an old Node.js', { nodeVersion: '18.20.0' }, /Node\.js 18\.20\.0 is too old/, /20 or newer/],
    ['no Java', { javaMajor: undefined }, /Java is not installed/, /JAVA_HOME.*KAFKA_BROKERS/],
    ['an old Java', { javaMajor: 11 }, /Java 11 is too old/, /Java 17 or newer/],
    ['no Maven', { hasMaven: false }, /Maven is not installed/, /KAFKA_BROKERS/],
    ['a full disk', { freeDiskBytes: 1e9 }, /0\.9 GB of disk are free/, /OWCR_DATA_DIR=/],
    ['little memory', { freeMemoryBytes: 1e9 }, /0\.9 GB of memory/, /more memory/],
  ])('is named with its remedy: %s', (_, lack, problem, remedy) => {
    const obstacles = findObstacles({ ...options, machine: { ...machine, ...lack } });
    expect(obstacles).toEqual([{ problem: expect.stringMatching(problem), remedy: expect.stringMatching(remedy) }]);
  });

  it('includes a way to the data for the user PostgreSQL runs as', () => {
    const closed = mkdtempSync(join(tmpdir(), 'owcr-closed-'));
    const dataDir = join(closed, 'data');
    const stranger = { ...machine, postgresUser: { name: 'somebody', uid: 54_321, gid: 54_321 } };
    expect(findObstacles({ ...options, dataDir, machine: stranger })).toEqual([
      {
        problem: expect.stringContaining(`"somebody" here (it refuses root), and that user cannot pass through ${closed}.`),
        remedy: expect.stringMatching(/chmod o\+x .* OWCR_DATA_DIR=/),
      },
    ]);
    chmodSync(closed, 0o711);
    expect(findObstacles({ ...options, dataDir, machine: stranger })).toEqual([]);
    rmSync(closed, { recursive: true });
  });

  it('is all named at once', () => {
    const obstacles = findObstacles({
      ...options,
      port: Number.NaN,
      dataDir: '/dev/null/x',
      machine: { ...machine, hasMaven: false },
    });
    expect(describeObstacles(obstacles)).toMatch(/Maven[^]*\/dev\/null\/x cannot be made or written \(ENOTDIR\)[^]*OWCR_PORT/);
  });

  it('is less when Kafka is given or its jars are there', () => {
    const bare = { ...machine, javaMajor: undefined, hasMaven: false };
    expect(findObstacles({ ...options, machine: bare, needs: { ...options.needs, kafka: false } })).toEqual([]);
    expect(
      findObstacles({ ...options, machine: { ...machine, hasMaven: false }, needs: { ...options.needs, kafkaJars: false } }),
    ).toEqual([]);
  });

  it('is measured on this machine', () => {
    expect(measureMachine(tmpdir(), { PATH: '/nowhere' })).toMatchObject({ javaMajor: undefined, hasMaven: false });
  });
});
