import { describe, expect, it } from '@jest/globals';
import type { Rank } from '@owcr/contracts';
import { type Level, type Officer, ownerOf } from './roster.js';

const person = (id: string, rank: Rank, more: Partial<Officer> = {}): Officer => ({
  id,
  badge: id,
  rank,
  supervisorId: null,
  precincts: ['P1'],
  active: true,
  ...more,
});
const rosterOf = (...officers: Officer[]) => new Map(officers.map((officer) => [officer.id, officer]));

const chain = [
  person('npo', 'officer', { supervisorId: 'sgt' }),
  person('sgt', 'sergeant', { supervisorId: 'lt' }),
  person('lt', 'lieutenant', { supervisorId: 'cmdr' }),
  person('cmdr', 'commander'),
];
const others = [person('9', 'sergeant'), person('10', 'sergeant'), person('1', 'sergeant', { precincts: ['P2'] })];

const cases: [
  fact: string,
  officers: Officer[],
  officerId: string | null,
  precinct: string | null,
  level: Level,
  owner: string | null,
  rank: Rank,
][] = [
  ['level 1 is the sergeant above', [...chain, ...others], 'npo', 'P1', 1, 'sgt', 'sergeant'],
  ['level 2 is the lieutenant above', chain, 'npo', 'P1', 2, 'lt', 'lieutenant'],
  ['level 3 is the commander above', chain, 'npo', 'P1', 3, 'cmdr', 'commander'],
  [
    'a sergeant may answer to a sergeant: the nearest is asked',
    [...chain, person('s2', 'sergeant', { supervisorId: 'sgt' }), person('n2', 'officer', { supervisorId: 's2' })],
    'n2',
    'P1',
    1,
    's2',
    'sergeant',
  ],
  [
    'the lowest badge of the precinct where the chain is broken',
    [person('npo', 'officer'), ...others],
    'npo',
    'P1',
    1,
    '9',
    'sergeant',
  ],
  [
    'the lowest badge of the precinct where the sergeant left',
    [chain[0]!, person('sgt', 'sergeant', { active: false }), ...others],
    'npo',
    'P1',
    1,
    '9',
    'sergeant',
  ],
  [
    'a chain goes on above someone who left',
    [chain[0]!, person('sgt', 'sergeant', { active: false, supervisorId: 'lt' }), chain[2]!, person('0', 'lieutenant')],
    'npo',
    'P1',
    2,
    'lt',
    'lieutenant',
  ],
  ['the city where the precinct has none', others, 'npo', 'P3', 1, '1', 'sergeant'],
  ['the city where there is no officer and no precinct yet', others, null, null, 1, '1', 'sergeant'],
  ['the next higher rank where the city has none', [person('c', 'commander')], null, 'P1', 1, 'c', 'commander'],
  ['nobody where there is nobody above', [person('npo', 'officer'), ...others], 'npo', 'P1', 2, null, 'lieutenant'],
  ['an officer without a roster row', others, 'gone', 'P1', 1, '9', 'sergeant'],
  [
    'a chain that runs in a circle ends',
    [person('a', 'officer', { supervisorId: 'b' }), person('b', 'officer', { supervisorId: 'a' })],
    'a',
    'P1',
    1,
    null,
    'sergeant',
  ],
];

describe('who owns an escalation', () => {
  it.each(cases)('%s', (...[, officers, officerId, precinct, level, id, rank]) => {
    expect(ownerOf(rosterOf(...officers), officerId, precinct, level)).toEqual({ id, rank });
  });
});
