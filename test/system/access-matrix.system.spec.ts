import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { roles } from '@owcr/access';
import { renewed } from '@owcr/local-stack';
import { askWithoutToken, Caller, type SignedIn } from './matrix/caller.js';
import { allowed, deviations } from './matrix/check.js';
import { wholeDocument } from '../openapi/whole-document.js';
import { documentOf, operationsOf, undescribed } from './matrix/document.js';
import type { Rule } from './matrix/rule.js';
import { rules } from './matrix/rules.js';
import { statedByPlace, statedByRole } from './matrix/stated.js';
import { filtersOf, isHidden, leaks } from './matrix/revealed.js';
import { places, settle, type Town } from './matrix/town.js';
import { System } from './system.js';

/** One of each kind: what everybody may, what the role decides, what the thing decides, a list, a stream; to read and to write. */
const bySession = [
  ...['GET /api/v1/me', 'GET /api/v1/audit', 'GET /api/v1/issues', 'GET /api/v1/issues/{id}', 'GET /api/v1/issues/{id}/reporter'],
  ...['GET /api/v1/notifications/stream', 'POST /api/v1/issues', 'POST /api/v1/issues/{id}/resolve', 'POST /api/v1/shifts'],
  ...['POST /api/v1/assignments/{issueId}/reassign', 'POST /api/v1/api-keys', 'POST /api/v1/people/{id}/sign-out'],
  ...['PUT /api/v1/policies', 'POST /api/v1/sectors/import'],
];

const rulesOf = (operation: string): readonly Rule[] => [rules[operation] ?? []].flat();

describe('role x operation x place', () => {
  // Every role asks from one address here. The sessions are one person's, whom the provider knows in one role after the other: it is not
  // to be asked again meanwhile.
  const system = new System({
    PUBLIC_REPORTS_PER_HOUR: '1000',
    PUBLIC_LOOKUPS_PER_MINUTE: '1000',
    // Every role asks at once, from one address.
    UPLOADS_MAX: '500',
    UPLOADS_OF_ONE_MAX: '500',
    SESSION_RECHECK_MINUTES: '60',
  });
  let town: Town;
  let callers: Caller[];
  let sessions: SignedIn[];
  let before: unknown;

  beforeAll(async () => {
    await system.start();
    town = await settle(system);
    callers = await Caller.everyRole(system, town);
    sessions = await Caller.everySession(system, town);
    before = await standing(system, town);
  }, 180_000);

  afterAll(() => system.stop(), 60_000);

  it('has a rule for every operation of the API, and none for one that does not exist', async () => {
    const operations = operationsOf(await documentOf(system));
    expect(operations.length).toBeGreaterThan(0);
    expect({
      withoutRule: operations.filter((operation) => !Object.hasOwn(rules, operation)),
      withoutOperation: Object.keys(rules).filter((operation) => !operations.includes(operation)),
    }).toEqual({ withoutRule: [], withoutOperation: [] });
  });

  it('says of every operation what it answers, and how it fails', async () => {
    const api = await documentOf(system);
    expect(undescribed(api)).toEqual([]);
    const operations = Object.values(api.paths).flatMap((item) => Object.values(item));
    expect(operations.filter(({ responses }) => !responses?.default)).toEqual([]);
  });

  it('says the same as what its classes say without running', async () => {
    expect(await documentOf(system)).toEqual(await wholeDocument());
  });

  it('has one name for one thing in all services, and nothing it refers to is missing', async () => {
    const { paths, components } = await documentOf(system);
    const operationIds = Object.values(paths).flatMap((item) => Object.values(item).map(({ operationId }) => operationId));
    expect(new Set(operationIds).size).toBe(operationIds.length);
    const names = Object.keys(components?.schemas ?? {});
    const services = /^(Gateway|Intake|SectorAssignment|Escalation|Notification|Insights)(?=[A-Z])/;
    expect(names.filter((name) => services.test(name) && names.includes(name.replace(services, '')))).toEqual([]);
    const referred = [...JSON.stringify(paths).matchAll(/#\/components\/schemas\/(\w+)/g)].map(([, name]) => name);
    expect(referred.filter((name) => name === undefined || !names.includes(name))).toEqual([]);
  });

  it.each(Object.keys(rules))('%s', async (operation) => {
    const found = await Promise.all(
      rulesOf(operation).flatMap((rule) => callers.map((caller) => deviations(caller, rule, town))),
    );
    expect(found.flat()).toEqual([]);
  });

  it('is filtered and sorted by nothing that its reader may not see, in any list', async () => {
    const filters = await filtersOf(system);
    const hidden = filters.filter((filter) => callers.some(({ principal }) => isHidden(principal, filter)));
    expect(filters.length).toBeGreaterThan(60);
    expect(hidden.map(({ parameter, value }) => `${parameter}=${value}`)).toEqual(
      expect.arrayContaining(['view=unassigned', 'sort=officer', 'source=A1']),
    );
    for (const filter of filters) {
      const rule = rulesOf(filter.operation)[0];
      if (!rule) throw new Error(`${filter.operation} has no rule`);
      expect((await Promise.all(callers.map((caller) => leaks(caller, filter, rule, town)))).flat()).toEqual([]);
    }
    // Some hundred requests, one list after the other.
  }, 180_000);

  it.each(Object.keys(rules).filter((operation) => rulesOf(operation).some(({ kind }) => kind === 'public')))(
    '%s needs no token',
    async (operation) => {
      for (const rule of rulesOf(operation))
        if (rule.kind === 'public') expect(await askWithoutToken(system, rule.ask)).toBe(rule.answer);
    },
  );

  it.each(Object.keys(rules).filter((operation) => !rulesOf(operation).some(({ kind }) => kind === 'open' || kind === 'public')))(
    '%s needs a token',
    async (operation) => {
      for (const rule of rulesOf(operation)) {
        if (rule.kind === 'open' || rule.kind === 'public') continue;
        const question = rule.kind === 'each' ? rule.ask(town.sites.mine) : rule.ask;
        expect(await askWithoutToken(system, question)).toBe(401);
      }
    },
  );

  describe('with the session of a browser', () => {
    it.each(bySession)('%s obeys the same table', async (operation) => {
      expect(sessions.map(({ page }) => page.principal.role)).toHaveLength(8);
      const found = await Promise.all(
        rulesOf(operation).flatMap((rule) => sessions.map(({ page }) => deviations(page, rule, town))),
      );
      expect(found.flat()).toEqual([]);
    });

    it.each(bySession.filter((operation) => !operation.startsWith('GET ')))(
      '%s is refused to all without the token of the page',
      async (operation) => {
        for (const rule of rulesOf(operation)) {
          if (rule.kind !== 'each' && rule.kind !== 'whole') continue;
          const question = rule.kind === 'each' ? rule.ask(town.sites.mine) : rule.ask;
          const replies = await Promise.all(sessions.map(({ withoutCsrf }) => withoutCsrf.ask(question)));
          expect(replies.map(({ status, body }) => [status, (body as { detail: string }).detail])).toEqual(
            sessions.map(() => [403, 'The X-CSRF-Token header of this session is needed.']),
          );
        }
      },
    );
  });

  it('changed nothing with all that asking', async () => {
    expect(await standing(system, town)).toEqual(before);
  });

  it('gives another key to those whose key ends soon, and their role with it', async () => {
    const access = { url: system.stack.url, adminToken: system.stack.bootstrapAdminToken };
    const { id, token } = await system.person('clerk');
    const inAYear = new Date(Date.now() + 360 * 86_400_000).toISOString();
    const admin = { ...(await system.person('admin')), name: 'admin', expiresAt: inAYear };
    const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
    expect(await renewed(access, { admin, clerk: { id, name: 'clerk', token, expiresAt: inDays(40) } }, [], new Date())).toEqual(
      {},
    );
    for (const expiresAt of [inDays(20), undefined]) {
      const { clerk } = await renewed(access, { admin, clerk: { id, name: 'clerk', token, expiresAt } }, [], new Date());
      expect(clerk).toMatchObject({ id, name: 'clerk', expiresAt: expect.stringMatching(/^20/) });
      expect(clerk!.token).not.toBe(token);
      expect((await system.api('GET', '/me', { token: clerk!.token })).body).toMatchObject({ id, role: 'clerk' });
    }
  });

  describe('what would hurt most if it were wrong', () => {
    it.each(Object.entries(statedByPlace))('%s is for whom it was meant, where it was meant', (operation, stated) => {
      const rule = rulesOf(operation)[0];
      if (rule?.kind !== 'each') throw new Error('not an operation on a thing');
      const permitted = callers.map(({ principal }) => {
        const where = places.filter((place) => allowed(principal, rule, rule.facts(town.sites[place])));
        return [principal.role, where] as const;
      });
      expect(permitted).toEqual(roles.map((role) => [role, stated[role] ?? []]));
    });

    it.each(Object.entries(statedByRole))('%s is for whom it was meant', (operation, stated) => {
      const rule = rulesOf(operation)[0];
      if (rule?.kind !== 'whole') throw new Error('not an operation that the role decides about');
      expect(roles.filter((_, index) => allowed(callers[index]!.principal, rule))).toEqual(stated);
    });
  });
});

/** As much of what commands would change as can be asked for. */
async function standing(system: System, { sites }: Town): Promise<unknown> {
  const issues = places.map(async (place) => {
    const { issueId, escalationId, notificationId } = sites[place];
    const { version, status } = await system.ask<Record<string, unknown>>('GET', `/issues/${issueId}`);
    const { version: assignment } = await system.ask<Record<string, unknown>>('GET', `/assignments/${issueId}`);
    const { state: escalation } = await system.ask<Record<string, unknown>>('GET', `/escalations/${escalationId}`);
    return { place, version, status, assignment, escalation, notificationId };
  });
  const counted = [
    ['intake', 'issue'],
    ['intake', 'issue_note'],
    ['intake', 'issue_photo'],
    ['gateway', 'access_token WHERE revoked_at IS NULL'],
    ['sector-assignment', 'sector'],
    ['sector-assignment', 'officer'],
    ['sector-assignment', 'shift'],
    ['sector-assignment', 'absence'],
  ] as const;
  const counts = counted.map(([service, from]) => system.count(service, from));
  return { issues: await Promise.all(issues), counts: await Promise.all(counts), policies: await system.ask('GET', '/policies') };
}
