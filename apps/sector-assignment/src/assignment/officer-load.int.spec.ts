import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { theService } from '@owcr/access';
import { transactionIn, Transactions, Wake } from '@owcr/messaging';
import { admin, reported, type RunningService } from '../running.harness.js';
import { empty, ended, in4A, one, reopened, startCity, two } from './city.harness.js';
import { OfficerLoadStore } from './officer-load.store.js';

let service: RunningService;

beforeAll(async () => {
  service = await startCity();
});
afterAll(() => service?.close());
beforeEach(() => empty(service));

const counted = () => service.query(`SELECT officer_id, open FROM officer_load WHERE open <> 0 ORDER BY officer_id`);
const actual = () =>
  service.query(
    `SELECT officer_id, count(*)::int AS open FROM assignment WHERE state IN ('assigned', 'acknowledged') GROUP BY 1 ORDER BY 1`,
  );

describe('the open issues of each officer', () => {
  it('are counted along with all that happens to them', async () => {
    const ids = Array.from({ length: 7 }, () => randomUUID());
    await service.deliver(ids.map((id) => reported(id, in4A)));
    await service.command(one.as, ids[0]!, 'acknowledge');
    await service.command(admin, ids[1]!, 'reassign', { officerId: two.id });
    await service.deliver([ended(ids[2]!, 2), ended(ids[3]!, 2), reopened(ids[3]!, 3)]);
    expect(await counted()).toEqual(await actual());
    expect(await actual()).not.toEqual([]);
    await service.deliver(ids.map((id) => ended(id, 9)));
    expect(await counted()).toEqual([]);
  });

  it('are put right at a start, where a service that does not count has worked meanwhile', async () => {
    await service.deliver(Array.from({ length: 5 }, () => reported(randomUUID(), in4A)));
    await service.query('DELETE FROM officer_load WHERE officer_id = $1', [one.id]);
    await service.query('UPDATE officer_load SET open = 99 WHERE officer_id = $1', [two.id]);
    const { app } = service.database;
    const loads = new OfficerLoadStore(new Transactions(app, new Wake()));
    expect(await transactionIn(app, theService, (tx) => loads.recount(tx))).toBe(2);
    expect(await counted()).toEqual(await actual());
    expect(await transactionIn(app, theService, (tx) => loads.recount(tx))).toBe(0);
  });
});
