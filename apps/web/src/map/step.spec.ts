import { describe, expect, it } from '@jest/globals';
import { stepOf } from './step.js';

describe('moving a pin by keys', () => {
  it('goes ten metres north, and as far east at any latitude', () => {
    expect(stepOf({ lat: 60, lng: 10 }, 'ArrowUp', false)).toEqual({ lat: 60.00009, lng: 10 });
    expect(stepOf({ lat: 60, lng: 10 }, 'ArrowRight', false)).toEqual({ lat: 60, lng: 10.00018 });
    expect(stepOf({ lat: 60, lng: 10 }, 'ArrowLeft', false)).toEqual({ lat: 60, lng: 9.99982 });
  });

  it('goes ten times as far with Shift', () => {
    expect(stepOf({ lat: 60, lng: 10 }, 'ArrowDown', true)).toEqual({ lat: 59.999102, lng: 10 });
  });

  it('leaves other keys alone', () => expect(stepOf({ lat: 60, lng: 10 }, 'Tab', false)).toBeNull());
});
