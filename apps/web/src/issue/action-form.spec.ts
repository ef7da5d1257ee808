import { describe, expect, it } from '@jest/globals';
import { inputOf, requestOf } from '../offline/action.js';
import { actionOf, choicesOf } from './action-form.js';
import { agencyChoices, agencyName } from './agency-names.js';

const agencies = [
  { code: 'parks', name: 'Parks and Gardens', active: true },
  { code: 'lights', name: 'City Lighting', active: true },
  { code: 'docks', name: 'Dock Office', active: false },
];
const nothing = { choice: '', text: '', agency: null };

describe('referring', () => {
  it('offers active agencies by name', () =>
    expect(agencyChoices(agencies)).toEqual([
      { value: 'lights', label: 'City Lighting' },
      { value: 'parks', label: 'Parks and Gardens' },
    ]));

  it('sends the code of the agency and shows its name', () => {
    const action = actionOf(
      'refer',
      { ...nothing, agency: { value: 'parks', label: 'Parks and Gardens' } },
      { referredTo: null },
    );
    if ('missing' in action) throw new Error(action.missing);
    expect(requestOf('i', action)).toEqual({ path: '/api/v1/issues/i/refer', body: { partner: 'parks' } });
    expect(inputOf(action)).toBe('Parks and Gardens');
  });

  it('asks for an agency', () =>
    expect(actionOf('refer', nothing, { referredTo: null })).toEqual({ missing: 'Choose an agency.' }));

  it('still reads a referral that was kept without a name', () =>
    expect(inputOf({ kind: 'refer', partner: 'parks' })).toBe('parks'));

  it('names agencies that are no longer active', () =>
    expect(['docks', 'unknown'].map((code) => agencyName(agencies, code))).toEqual(['Dock Office', 'unknown']));
});

describe('resolving', () => {
  const offered = (referredTo: string | null) => choicesOf('resolve', { referredTo })?.map(({ value }) => value);

  it('offers a partner agency’s work only where the issue was referred', () => {
    expect(offered(null)).toEqual(['fixed', 'no-action-needed', 'unfounded']);
    expect(offered('parks')).toContain('referred');
  });

  it('does not take a reason that was kept from before', () =>
    expect(actionOf('resolve', { ...nothing, choice: 'referred' }, { referredTo: null })).toEqual({
      missing: 'Choose a reason.',
    }));
});
