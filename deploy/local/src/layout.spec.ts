import { describe, expect, it } from '@jest/globals';
import { processesOf, processLayouts, serviceNames } from './layout.js';
import { readProcessLayout } from './options.js';

describe('how many processes the services run in', () => {
  it.each(processLayouts)('each service is in exactly one of them: %s', (layout) => {
    const all = processesOf(layout).flatMap(({ services }) => services);
    expect([...all].sort()).toEqual([...serviceNames].sort());
  });

  it.each([
    ['apart', serviceNames.length],
    ['two', 2],
    ['one', 1],
  ] as const)('%s: %i', (layout, count) => expect(processesOf(layout)).toHaveLength(count));

  it('lets nobody in before there is somebody to serve them: the gateway is the last of its process', () => {
    for (const layout of processLayouts) {
      const door = processesOf(layout).find(({ services }) => services.includes('gateway'));
      expect(door?.services.at(-1)).toBe('gateway');
    }
  });

  it('is apart where nothing is said, and refuses what there is not', () => {
    expect(readProcessLayout({})).toBe('apart');
    expect(readProcessLayout({ OWCR_PROCESSES: '' })).toBe('apart');
    expect(readProcessLayout({ OWCR_PROCESSES: 'one' })).toBe('one');
    expect(() => readProcessLayout({ OWCR_PROCESSES: 'three' })).toThrow('OWCR_PROCESSES is one of apart, two, one');
  });
});
