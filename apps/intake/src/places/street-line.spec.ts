import { describe, expect, it } from '@jest/globals';
import { boxOf, crossingOf, middleOf, type Lines } from './street-line.js';

const tanner: Lines = [
  [
    [0, 0],
    [0.01, 0],
    [0.04, 0],
  ],
];
const weir: Lines = [
  [
    [0.03, -0.01],
    [0.03, 0.01],
  ],
];

describe('the middle of a street', () => {
  it('is half the way along it', () => expect(middleOf(tanner)).toEqual({ lat: 0, lng: 0.02 }));
  it('lies in its longest part where it is interrupted', () => {
    expect(middleOf([[[2, 0], [2.001, 0]], [[3, 0], [3.2, 0]]])).toEqual({ lat: 0, lng: 3.1 }); // prettier-ignore
  });
  it('is nowhere without a line', () => expect(middleOf([])).toBeNull());
});

describe('two streets', () => {
  it('cross where their lines do, also at an end', () => {
    expect(crossingOf(tanner, weir)).toEqual({ lat: 0, lng: 0.03 });
    expect(crossingOf(tanner, [[[0.04, 0], [0.04, 1]]])).toEqual({ lat: 0, lng: 0.04 }); // prettier-ignore
  });
  it('do not cross where they run beside each other or apart', () => {
    expect(crossingOf(tanner, [[[0, 1], [1, 1]]])).toBeNull(); // prettier-ignore
    expect(crossingOf(tanner, [])).toBeNull();
  });
});

describe('the box around lines', () => {
  it('holds every position', () => {
    expect(boxOf([...tanner, ...weir])).toEqual({ south: -0.01, west: 0, north: 0.01, east: 0.04 });
    expect(boxOf([])).toBeNull();
  });
});
