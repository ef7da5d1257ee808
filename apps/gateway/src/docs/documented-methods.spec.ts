import { describe, expect, it } from '@jest/globals';
import { documentedMethods } from './documented-methods.js';

const methodsOf = documentedMethods({
  paths: {
    '/api/v1/issues': { get: {}, post: {}, parameters: [] },
    '/api/v1/issues/{id}': { get: {} },
    '/api/v1/issues/similar': { post: {} },
    '/api/v1/issues/{id}/start': { post: {} },
  },
});

describe('what can be asked of a path', () => {
  it.each([
    ['/api/v1/issues', ['GET', 'HEAD', 'POST']],
    ['/api/v1/issues/7', ['GET', 'HEAD']],
    ['/api/v1/issues/similar', ['POST']],
    ['/api/v1/issues/7/start', ['POST']],
    ['/api/v1/issues/', []],
    ['/api/v1/issues/7/8/start', []],
    ['/api/v1/nothing', []],
  ])('%s: %j', (path, methods) => expect(methodsOf(path)).toEqual(methods));
});
