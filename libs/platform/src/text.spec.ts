import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import type { DomainError } from './domain-error.js';
import { RequestValidationPipe } from './validation.js';
import { Name, Text } from './text.dto.js';

class SampleDto {
  @Text({ max: 10 })
  text: string;

  @Name({ max: 10, optional: true })
  name?: string;
}

const pipe = new RequestValidationPipe();
const taken = (value: object) => pipe.transform(value, { type: 'body', metatype: SampleDto }) as Promise<SampleDto>;
const faultsOf = (value: object) =>
  taken(value).then(
    () => [],
    ({ errors }: DomainError) => errors,
  );

describe('a field of free text', () => {
  it('is taken without the blanks around it, and counted in code points', async () => {
    expect(await taken({ text: '  a b\u3000' })).toEqual({ text: 'a b' });
    expect(await taken({ text: '\u{1F693}'.repeat(10) })).toEqual({ text: '\u{1F693}'.repeat(10) });
    expect(await faultsOf({ text: '\u{1F693}'.repeat(11) })).toEqual([
      { path: 'text', message: 'must be text of 1 to 10 characters' },
    ]);
  });

  it.each(['', '   ', 5, null, ['a']])('refuses %j', async (text) => {
    expect(await faultsOf({ text })).toEqual([{ path: 'text', message: 'must be text of 1 to 10 characters' }]);
  });

  it.each(['\u200b\u2060', '\u3164', '\u202e', '\u2800\ufe0f'])('refuses what nothing is seen of: %j', async (text) => {
    expect(await faultsOf({ text })).toEqual([{ path: 'text', message: 'must contain something that can be seen' }]);
  });

  it('may turn itself around, unless it is a name', async () => {
    expect(await faultsOf({ text: 'a\u202eb', name: 'Ana' })).toEqual([]);
    expect(await faultsOf({ text: 'a', name: 'a\u202eb' })).toEqual([
      { path: 'name', message: 'must not contain characters that change the direction of text' },
    ]);
  });
});
