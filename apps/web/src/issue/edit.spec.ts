import { describe, expect, it } from '@jest/globals';
import { nowhere } from '../place/where.js';
import { changesOf, type Edited, withoutOldPin } from './edit.js';

const opened: Edited = {
  summary: 'Broken lamp',
  description: '',
  category: 'street-light',
  priority: 'normal',
  where: { ...nowhere, address: '12 Tanner Street', coordinates: '41.00000, -73.00000', setBy: 'hand' },
};

describe('what an edit sends', () => {
  it('sends nothing where nothing was changed', () =>
    expect(changesOf(opened, { ...opened, summary: ' Broken lamp ' })).toEqual({}));

  it('sends only what was changed', () =>
    expect(changesOf(opened, { ...opened, priority: 'high', description: 'Dark since Monday' })).toEqual({
      priority: 'high',
      description: 'Dark since Monday',
    }));

  it('sends the address without a place where it was not found', () =>
    expect(changesOf(opened, { ...opened, where: { ...nowhere, address: 'Behind the mill' } })).toEqual({
      address: 'Behind the mill',
    }));

  it('does not move what was only looked up when the form opened', () =>
    expect(changesOf(opened, { ...opened, where: { ...opened.where, coordinates: '41.5, -73.25', setBy: 'address' } })).toEqual(
      {},
    ));

  it('does not keep the old pin with another address', () => {
    expect(withoutOldPin(opened.where, { ...opened.where, address: '9 Heron Lane' })).toMatchObject({
      coordinates: '',
      setBy: null,
    });
    expect(withoutOldPin(opened.where, opened.where)).toBe(opened.where);
  });

  it('sends a place that was moved', () =>
    expect(changesOf(opened, { ...opened, where: { ...opened.where, coordinates: '41.5, -73.25' } })).toEqual({
      location: { lat: 41.5, lng: -73.25 },
    }));
});
