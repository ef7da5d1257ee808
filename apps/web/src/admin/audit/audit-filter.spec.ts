import { expect, it } from '@jest/globals';
import { auditCsvPath, auditQuery, filterIn } from './audit-filter.js';

it('takes of an address what it knows', () => {
  expect(filterIn({ who: 7, action: ' POST /x ', result: 'refused', from: '2026-03-01', to: 'soon', page: 3 })).toEqual({
    ...{ who: '7', action: 'POST /x', result: 'refused', from: '2026-03-01' },
  });
  expect(filterIn({ result: 'nonsense', target: '', from: '2026-99-99' })).toEqual({});
});

it('asks for whole days', () => {
  const { from, to } = auditQuery({ from: '2026-03-01', to: '2026-03-01' });
  expect(Date.parse(to!) - Date.parse(from!)).toBe(24 * 60 * 60 * 1000);
  expect(auditQuery({ who: 'x' })).toEqual({ who: 'x' });
});

it('has the same lines as a file', () => {
  expect(auditCsvPath({ action: 'POST /api/v1/issues', result: 'refused' })).toBe(
    '/api/v1/audit?action=POST+%2Fapi%2Fv1%2Fissues&result=refused&format=csv',
  );
});
