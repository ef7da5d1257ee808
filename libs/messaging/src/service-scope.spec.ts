import { describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { currentEnvironment, inScopeOf, serviceInScope, serviceLabel } from './service-scope.js';

describe('the scope of a service', () => {
  it('is that of the work that began in it, over awaits and timers, for several at once', async () => {
    const seen = (name: string, pauseMs: number) =>
      inScopeOf({ name, environment: { NAME: name } }, async () => {
        await sleep(pauseMs);
        const later = await new Promise((resolve) => setTimeout(() => resolve(serviceInScope()), pauseMs));
        return [later, currentEnvironment()['NAME'], serviceLabel()];
      });
    const both = await Promise.all([seen('intake', 5), seen('gateway', 2)]);
    expect(both).toEqual([
      ['intake', 'intake', { service: 'intake' }],
      ['gateway', 'gateway', { service: 'gateway' }],
    ]);
  });

  it("outside of one, is the process's own environment and no name", () => {
    expect(currentEnvironment()).toBe(process.env);
    expect(serviceInScope()).toBeUndefined();
    expect(serviceLabel()).toEqual({});
  });
});
