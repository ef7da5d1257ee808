import { describe, expect, it } from '@jest/globals';
import type { Dto } from '../api/client.js';
import { atLeast, raiseFloor } from './floor.js';

const issue = (id: string, version: number, status: string, allowedActions: string[]) =>
  ({ id, version, status, allowedActions }) as unknown as Dto<'IssueDto'>;

describe('an issue that was acted on here', () => {
  it('does not fall back while its owner has not heard of it, and can be taken further at once', () => {
    raiseFloor('one', { version: 3, status: 'acknowledged', allowedActions: null });
    const seen = atLeast(issue('one', 2, 'assigned', ['note']));
    expect(seen).toMatchObject({ version: 3, status: 'acknowledged' });
    expect(seen.allowedActions).toContain('start');
  });

  it('is as it was answered once that is as new', () => {
    raiseFloor('two', { version: 3, status: 'acknowledged', allowedActions: null });
    const newer = issue('two', 3, 'acknowledged', ['note']);
    expect(atLeast(newer)).toBe(newer);
  });

  it('does not fall back either where an older answer comes after a newer one', () => {
    raiseFloor('three', { version: 3, status: 'acknowledged', allowedActions: null });
    atLeast(issue('three', 3, 'acknowledged', ['note']));
    expect(atLeast(issue('three', 2, 'assigned', []))).toMatchObject({ status: 'acknowledged' });
  });
});
