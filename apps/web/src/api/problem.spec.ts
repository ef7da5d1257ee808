import { describe, expect, it } from '@jest/globals';
import { faultsByField, Problem, problemOf, unreachable } from './problem.js';

describe('the problem in an answer', () => {
  it('keeps what the API says, and what it adds', () => {
    const body = {
      title: 'Conflict',
      status: 409,
      code: 'version-conflict',
      detail: 'Changed meanwhile.',
      requestId: 'r',
      currentVersion: 4,
    };
    const problem = problemOf(409, body);
    expect(problem).toMatchObject({ status: 409, code: 'version-conflict', detail: 'Changed meanwhile.', requestId: 'r' });
    expect(problem.more).toMatchObject({ currentVersion: 4 });
    expect(problem.isPassing).toBe(false);
  });

  it.each([null, '<html>', { errors: 'no list' }])('is one also where the body is none of ours: %p', (body) => {
    expect(problemOf(502, body)).toMatchObject({ code: 'http-502', errors: [], isPassing: true });
  });

  it('may be that nothing came back', () => {
    expect(unreachable()).toMatchObject({ status: 0, isPassing: true });
  });

  it('names the first fault of each field', () => {
    const problem = new Problem(400, 'validation-failed', '', [
      { path: 'summary', message: 'must not be empty' },
      { path: 'summary', message: 'must be a string' },
      { path: 'location.lat', message: 'must be at most 90' },
    ]);
    expect(faultsByField(problem)).toEqual({ summary: 'must not be empty', 'location.lat': 'must be at most 90' });
    expect(faultsByField(new Error('other'))).toEqual({});
  });
});
