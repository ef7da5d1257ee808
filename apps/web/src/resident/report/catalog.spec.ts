import { describe, expect, it } from '@jest/globals';
import { grouped } from './catalog.js';
import type { Category } from './draft.js';

const category = (code: string): Category => ({ code, name: code, urgent: false, questions: [] });

describe('the categories by what they are about', () => {
  it('loses none: what is not known is in the last group', () => {
    const found = grouped([category('graffiti'), category('flying-saucer'), category('noise-street')]);
    expect(found.map(({ group, of }) => [group, of.map(({ code }) => code)])).toEqual([
      ['noise', ['noise-street']],
      ['street', ['graffiti']],
      ['other', ['flying-saucer']],
    ]);
  });
});
