import { describe, expect, it } from '@jest/globals';
import { validateSync } from 'class-validator';
import { IsDayOrInstant, IsInstant } from './instant.dto.js';

class Period {
  @IsInstant() at: unknown;
  @IsDayOrInstant() from: unknown;
}

const faultsOf = (values: Partial<Record<'at' | 'from', unknown>>) =>
  validateSync(Object.assign(new Period(), { at: '2026-03-01T12:00:00Z', from: '2026-03-01', ...values })).map(
    ({ property }) => property,
  );

describe('an instant', () => {
  it.each([
    '2026-03-01T12:00:00Z',
    '2026-03-01T12:00:00.123456789Z',
    '2024-02-29T23:59:59+14:00',
    '0001-01-01T00:00:00Z',
    '9999-12-31T23:59:59Z',
  ])('is %s', (at) => expect(faultsOf({ at, from: at })).toEqual([]));

  it.each([
    ...['2026-03-01', '2026-03-01T12:00Z', '2026-03-01T12:00:00', '2026-03-01 12:00:00Z', '2026-03-01t12:00:00z'],
    ...['2026-02-30T12:00:00Z', '2026-13-01T12:00:00Z', '2026-03-01T24:00:00Z', '2026-03-01T12:60:00Z', '2026-03-01T12:00:60Z'],
    ...['2026-03-01T12:00:00+24:00', '2026-03-01T12:00:00+0100', '2026-W10-1T12:00:00Z', '2026-060T12:00:00Z'],
    // In UTC these are in years that neither JSON nor the database can say.
    ...['0000-01-01T00:00:00Z', '0001-01-01T00:00:00+14:00', '9999-12-31T23:59:59-14:00', '+012026-03-01T12:00:00Z'],
    ...['', 'now', 'infinity', 1_770_000_000_000, null, ['2026-03-01T12:00:00Z']],
  ])('is not %j', (at) => expect(faultsOf({ at })).toEqual(['at']));

  it.each(['2026-02-30', '2026-3-1', '0000-01-01', '2026-03', '2026-03-01T12:00:00'])('nor is %s a day', (from) =>
    expect(faultsOf({ from })).toEqual(['from']),
  );
});
