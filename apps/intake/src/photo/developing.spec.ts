import { describe, expect, it } from '@jest/globals';
import { hasSharedCases, sharedCaseBytes } from '@owcr/testing';
import sharp from 'sharp';
import { Developing } from './developing.js';

describe('many photos at once', () => {
  it('wait their turn, are told when there are too many, and leave room for the next', async () => {
    const bytes = await sharp({ create: { width: 400, height: 300, channels: 3, background: 'green' } })
      .jpeg()
      .toBuffer();
    const developing = new Developing();
    const settled = await Promise.allSettled(Array.from({ length: 30 }, () => developing.develop(bytes)));
    const refused = settled.filter(({ status }) => status === 'rejected') as PromiseRejectedResult[];
    expect([settled.length - refused.length, refused.length]).toEqual([22, 8]);
    for (const { reason } of refused) expect(reason).toMatchObject({ code: 'busy', status: 503 });
    await expect(developing.develop(Buffer.from('no photo'))).rejects.toMatchObject({ status: 415 });
    await expect(developing.develop(bytes.subarray(0, 200))).rejects.toMatchObject({ status: 400 });
    const again = await Promise.all(Array.from({ length: 5 }, () => developing.develop(bytes)));
    expect(again.map(({ developed }) => developed.width)).toEqual([400, 400, 400, 400, 400]);
  });
});

describe('a JPEG', () => {
  // Noise, so that each part of the picture has its share of the bytes.
  const noise = sharp({
    create: { width: 300, height: 200, channels: 3, background: 'gray', noise: { type: 'gaussian', mean: 128, sigma: 60 } },
  });
  const jpeg = () => noise.clone().jpeg().toBuffer();
  const developed = async (bytes: Buffer) => (await new Developing().develop(bytes)).developed;

  it('without its end mark is taken, one that was cut is not', async () => {
    const whole = await jpeg();
    expect(await developed(whole.subarray(0, -2))).toMatchObject({ width: 300, height: 200 });
    expect(await developed(whole.subarray(0, -1))).toMatchObject({ width: 300, height: 200 });
    for (const share of [0.95, 0.5, 0.1])
      await expect(developed(whole.subarray(0, Math.floor(whole.length * share)))).rejects.toMatchObject({ status: 400 });
  });

  it('may be larger than what does not shrink while it is read', async () => {
    const large = sharp({ create: { width: 8_200, height: 6_200, channels: 3, background: 'green' } });
    const baseline = await large.clone().jpeg().toBuffer();
    expect(await developed(baseline)).toMatchObject({ width: 2048, height: 1548 });
    const progressive = await large.clone().jpeg({ progressive: true }).toBuffer();
    await expect(developed(progressive)).rejects.toMatchObject({ status: 400 });
  }, 30_000);
});

(hasSharedCases() ? describe : describe.skip)('inputs that failed', () => {
  it.each([
    ['21a-50mp-8160x6144.jpg', 2048, 1542],
    ['22b-without-end-marker.jpg', 640, 480],
  ])('%s is taken', async (name, width, height) => {
    const { developed } = await new Developing().develop(sharedCaseBytes(name));
    expect(developed).toMatchObject({ width, height });
  });
});
