import { describe, expect, it } from '@jest/globals';
import type { Fact } from '@owcr/contracts';
import type { ServiceRequest } from '../request.js';
import { Refusals } from './refusals.js';
import type { Trail } from './trail.js';

describe('refused attempts that have to be written again', () => {
  it('keep their ids, so that a commit whose answer was lost is known for what it is', async () => {
    const written: Fact[][] = [];
    const lossy = {
      state: (facts: readonly Fact[]) => {
        written.push([...facts]);
        return written.length === 1 ? Promise.reject(new Error('connection lost')) : Promise.resolve();
      },
    } as unknown as Trail;
    const refusals = new Refusals(lossy);
    refusals.refused(
      { method: 'GET', routeOptions: {}, params: {}, id: 'r-1', ip: '192.0.2.1' } as ServiceRequest,
      'sign-in',
      'no-role',
    );
    refusals.onApplicationBootstrap();
    await new Promise((resolve) => setTimeout(resolve, 1_200));
    await refusals.onModuleDestroy();
    expect(written).toHaveLength(2);
    expect(written[0]![0]!.id).toBeDefined();
    expect(written[1]!.map(({ id }) => id)).toEqual(written[0]!.map(({ id }) => id));
  });
});
