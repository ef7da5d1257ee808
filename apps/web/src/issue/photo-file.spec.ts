import { describe, expect, it } from '@jest/globals';
import { faultOf, fileBytesMax, fitted } from './photo-file.js';

describe('a photo before it is sent', () => {
  it('is made to fit 2048 pixels with its proportions, and never larger', () => {
    expect(fitted({ width: 4032, height: 3024 })).toEqual({ width: 2048, height: 1536 });
    expect(fitted({ width: 3024, height: 4032 })).toEqual({ width: 1536, height: 2048 });
    expect(fitted({ width: 640, height: 480 })).toEqual({ width: 640, height: 480 });
    expect(fitted({ width: 10_000, height: 1 })).toEqual({ width: 2048, height: 1 });
  });

  it('is refused with a reason when it is none, or too large to be read', () => {
    expect(faultOf({ type: 'application/pdf', size: 10 })).toMatch(/not a photo/);
    expect(faultOf({ type: 'image/jpeg', size: fileBytesMax + 1 })).toMatch(/too large: 40\.0 MB/);
    expect(faultOf({ type: 'image/jpeg', size: fileBytesMax })).toBeNull();
    expect(faultOf({ type: '', size: 10 })).toBeNull();
  });
});
