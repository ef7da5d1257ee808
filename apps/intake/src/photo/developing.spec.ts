import { describe, expect, it } from '@jest/globals';
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
