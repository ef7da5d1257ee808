import { createSecretKey, randomBytes, randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { contactIndex, normalEmail, normalPhone } from './contact-index.js';
import { parseKeyring, type Keyring } from './keyring.js';
import { openReporter, sealReporter, unwrapKey, wrapKey } from './sealed-reporter.js';
import { Unopenable } from './sealing.js';

const entry = (id: string) => `${id}:${randomBytes(32).toString('base64')}`;
const first = entry('first');
const second = entry('second');
const keyring = parseKeyring(first);
const index = createSecretKey(randomBytes(32));
const rosa = { name: 'Rosa Diaz', phone: '+1 212 555 0100', email: 'Rosa@Example.org', language: 'es', anonymous: false };
const sealed = (reporter = rosa, issueId = randomUUID(), ring: Keyring = keyring) => ({
  issueId,
  ...sealReporter(issueId, reporter, { keyring: ring, index }),
});

describe('a sealed reporter', () => {
  it('opens as they were', () => {
    const { issueId, sealed: row, key } = sealed();
    expect(openReporter(issueId, row, key, keyring)).toEqual(rosa);
  });

  it('has nothing to open once the key is gone, and no other key opens what is left', () => {
    const { issueId, sealed: row } = sealed();
    expect(openReporter(issueId, row, null, keyring)).toEqual({ ...rosa, name: null, phone: null, email: null, language: null });
    const another = sealed(rosa, issueId);
    expect(() => openReporter(issueId, row, another.key, keyring)).toThrow(Unopenable);
  });

  it('cannot be moved to another issue, nor a field to another field, nor a key to another reporter', () => {
    const { issueId, sealed: row, key } = sealed();
    const other = sealed();
    expect(() => openReporter(other.issueId, row, key, keyring)).toThrow(Unopenable);
    expect(() => openReporter(issueId, { ...row, name: row.phone }, key, keyring)).toThrow(Unopenable);
    expect(() => openReporter(issueId, { ...row, name: other.sealed.name }, key, keyring)).toThrow(Unopenable);
    expect(() => openReporter(issueId, row, other.key, keyring)).toThrow(Unopenable);
  });

  it('of whom nothing is known has no key', () => {
    const { sealed: row, key } = sealed({ name: null, phone: null, email: null, language: null, anonymous: true } as never);
    expect({ key, name: row.name, anonymous: row.anonymous }).toEqual({ key: null, name: null, anonymous: true });
  });

  it('is found again by the same telephone or address however it is written, and by no other', () => {
    const [a, b, c] = [
      rosa,
      { ...rosa, phone: '(212) 555-0100', email: 'rosa@example.org ' },
      { ...rosa, phone: '212 555 0101' },
    ].map((reporter) => sealed(reporter).sealed);
    expect(b!.phone_index).toEqual(a!.phone_index);
    expect(b!.email_index).toEqual(a!.email_index);
    expect(c!.phone_index).not.toEqual(a!.phone_index);
    expect(normalPhone('911')).toBeNull();
    expect(contactIndex(createSecretKey(randomBytes(32)), 'email', normalEmail(rosa.email))).not.toEqual(a!.email_index);
  });
});

describe('a key ring', () => {
  it('unwraps with every key what any of them wrapped, and wraps with the first', () => {
    const both = parseKeyring(`${second},\n${first}`);
    const { issueId, sealed: row, key } = sealed();
    expect(openReporter(issueId, row, key, both)).toEqual(rosa);
    expect(wrapKey(both, randomBytes(32), 'x').key_id).toBe('second');
  });

  it('names the key that is missing, and refuses another key under the same name', () => {
    const wrapped = wrapKey(keyring, randomBytes(32), 'x');
    expect(() => unwrapKey(parseKeyring(second), wrapped, 'x')).toThrow('the key first');
    expect(() => unwrapKey(parseKeyring(entry('first')), wrapped, 'x')).toThrow(Unopenable);
    const taken = { ...wrapKey(parseKeyring(`${second},${first}`), randomBytes(32), 'x'), key_id: 'first' };
    expect(() => unwrapKey(parseKeyring(`${second},${first}`), taken, 'x')).toThrow(Unopenable);
  });

  it.each([
    ['', 'holds no key'],
    ['  ,', 'holds no key'],
    ['a', 'entry 1 is not id:base64'],
    [`${first},b:c!`, 'entry 2 is not id:base64'],
    [`${first},b:${randomBytes(31).toString('base64')}`, 'the key b has 31 bytes'],
    [`${first},${entry('first')}`, 'the same id twice'],
    [Array.from({ length: 17 }, (_, n) => entry(`k${n}`)).join(), 'at most 16'],
  ])('%# that is not sound is refused with a reason that holds no key', (text, reason) => {
    const secretOf = first.split(':')[1]!;
    let message = '';
    try {
      parseKeyring(text);
    } catch (error) {
      message = (error as Error).message;
    }
    expect(message).toContain(reason);
    expect(message).not.toContain(secretOf);
  });
});
