import { describe, expect, it } from '@jest/globals';
import { faultOfFile, sentSize } from './photo-file.js';

const mb = 1024 * 1024;

describe('a file that was chosen as a photo', () => {
  it('is opened where it may be one', () => {
    expect(faultOfFile({ size: 25 * mb, type: 'image/jpeg' })).toBeNull();
    expect(faultOfFile({ size: 1, type: '' })).toBeNull();
  });
  it('is not opened where it is too large', () =>
    expect(faultOfFile({ size: 25 * mb + 1, type: 'image/jpeg' })).toBe('tooLarge'));
  it('is called the wrong kind, also where it is large', () => {
    expect(faultOfFile({ size: 90 * mb, type: 'video/mp4' })).toBe('wrongKind');
  });
});

describe('the size a photo is sent in', () => {
  it.each([
    [4000, 3000, 2048, 1536],
    [3000, 4000, 1536, 2048],
    [2048, 100, 2048, 100],
    [20_000, 2, 2048, 1],
    [64, 48, 64, 48],
  ])('of %d x %d is %d x %d', (width, height, sentWidth, sentHeight) => {
    expect(sentSize(width, height)).toEqual({ width: sentWidth, height: sentHeight });
  });
});
