import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hasSharedCases, person, sharedCase } from '@owcr/testing';
import { runIntake, type Client, type RunningIntake } from '../intake.harness.js';

const refused = ['zeroWidthOnly', 'hangulFiller'];
const stored = ['rtlOverride', 'familyEmoji', 'zalgo', 'arabicWithNumbers', 'longWord', 'lineSeparator'];

const cases = hasSharedCases() ? describe : describe.skip;
cases('summaries that once failed', () => {
  let intake: RunningIntake;
  let asClerk: Client;
  let texts: Record<string, string>;
  let report: object;

  beforeAll(async () => {
    intake = await runIntake();
    asClerk = await intake.as(person('clerk'));
    const { category, channel, location, longWord, ...rest } = JSON.parse(sharedCase('25-text.json')) as Record<string, string>;
    expect(longWord).toContain('200');
    report = { category, channel, location };
    texts = { ...rest, longWord: 'x'.repeat(200) };
  });
  afterAll(() => intake?.close());

  it('are all judged here', () => expect(Object.keys(texts).sort()).toEqual([...refused, ...stored].sort()));

  it.each(refused)('of %s are refused, and nothing is stored', async (name) => {
    const before = await intake.fingerprint();
    const { status, body } = await asClerk.post('/issues', { ...report, summary: texts[name] });
    expect({ status, errors: body.errors }).toEqual({
      status: 400,
      errors: [{ path: 'summary', message: 'must contain something that can be seen' }],
    });
    expect(await intake.fingerprint()).toBe(before);
  });

  it.each(stored)('of %s are stored as they were written', async (name) => {
    const { status, body } = await asClerk.post('/issues', { ...report, summary: texts[name] });
    expect(status).toBe(201);
    expect(await asClerk.get(`/issues/${body.id}`)).toMatchObject({ status: 200, body: { summary: texts[name] } });
  });
});
