import { randomUUID } from 'node:crypto';
import { can, fieldsOf, type Principal, type Resource, type Scoped } from '@owcr/access';
import type { Caller, Reply } from './caller.js';
import type { Rule } from './rule.js';
import { places, type Place, type Site, type Town } from './town.js';

type Of<Kind extends Rule['kind']> = Extract<Rule, { kind: Kind }>;

/**
 * Asks as one caller for everything a rule is about, and says where the answers are not what the permission table says. No lines: all
 * is as it should be.
 */
export async function deviations(caller: Caller, rule: Rule, town: Town): Promise<string[]> {
  switch (rule.kind) {
    case 'open':
      return [];
    case 'public':
      return differing(caller, '', [rule.answer], await caller.ask(rule.ask));
    case 'signed-in':
      return differing(caller, '', [200], await caller.ask(rule.ask));
    case 'whole':
      return differing(caller, '', allowed(caller.principal, rule) ? [rule.answer] : [403], await caller.ask(rule.ask));
    case 'list':
      return ofList(caller, rule, town);
    case 'each':
      return [
        ...(await ofAbsent(caller, rule, town)),
        ...(await Promise.all(places.map((place) => ofEach(caller, rule, place, town)))).flat(),
      ];
  }
}

/** Whether the permission table lets a principal do what a rule is about: at a place, or at all. */
export function allowed(
  principal: Principal,
  { may, on }: Of<'whole'> | Of<'each'> | Of<'list'>,
  facts?: Omit<Scoped, 'type'>,
): boolean {
  return can(principal, may, facts === undefined ? on : { type: on, ...facts });
}

async function ofEach(caller: Caller, rule: Of<'each'>, place: Place, { sites }: Town): Promise<string[]> {
  const { principal } = caller;
  const facts = rule.facts(sites[place]);
  const isAllowed = allowed(principal, rule, facts);
  const expected = isAllowed ? [rule.answer] : allowed(principal, rule) ? refusedHere(principal, rule.on) : [403];
  const reply = await caller.ask(rule.ask(sites[place]));
  const wrong = differing(caller, place, expected, reply);
  return isAllowed && wrong.length === 0 ? fieldsThatDiffer(caller, rule, place, { type: rule.on, ...facts }, reply) : wrong;
}

/**
 * What may be answered to somebody who may do it elsewhere. Within the department a thing of another precinct may be refused or not be
 * there. Another agency never learns that there is an issue which is not in its hands.
 */
function refusedHere({ role }: Principal, on: Resource): number[] {
  return role === 'partner' && on === 'issue' ? [404] : [403, 404];
}

/** Who may do it with no thing at all is refused before it is looked up: otherwise they would learn which things there are. */
async function ofAbsent(caller: Caller, rule: Of<'each'>, { sites }: Town): Promise<string[]> {
  if (rule.absent === null) return [];
  const [shiftId, absenceId] = [randomUUID(), randomUUID()];
  const [issueId, escalationId, notificationId, officerId] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  const absent: Site = {
    ...sites.mine,
    issueId,
    escalationId,
    notificationId,
    officerId,
    shiftId,
    absenceId,
    sector: 'no-such-sector',
  };
  const expected = allowed(caller.principal, rule) ? [rule.absent] : [403];
  return differing(caller, 'absent', expected, await caller.ask(rule.ask(absent)));
}

async function ofList(caller: Caller, rule: Of<'list'>, { sites }: Town): Promise<string[]> {
  const { principal } = caller;
  const reply = await caller.ask(rule.ask);
  if (!allowed(principal, rule)) return differing(caller, 'list', [403], reply);
  const wrong = differing(caller, 'list', [200], reply);
  if (wrong.length > 0) return wrong;
  const rows = new Set(rule.rows(reply.body as never));
  return places.flatMap((place) => {
    const [isThere, shouldBe] = [rows.has(rule.row(sites[place])), allowed(principal, rule, rule.facts(sites[place]))];
    return isThere === shouldBe ? [] : [`${principal.role}: ${place} is ${isThere ? '' : 'not '}in the list`];
  });
}

function fieldsThatDiffer(caller: Caller, { shows }: Of<'each'>, place: Place, thing: Scoped, { body }: Reply): string[] {
  const permitted = fieldsOf(caller.principal, thing, shows);
  return shows.flatMap((field) => {
    const isShown = (body as Record<string, unknown>)[field] != null;
    return isShown === permitted.includes(field)
      ? []
      : [`${caller.principal.role}, ${place}: ${field} is ${isShown ? '' : 'not '}shown`];
  });
}

function differing({ principal }: Caller, where: string, expected: readonly number[], { status, body }: Reply): string[] {
  if (expected.includes(status)) return [];
  const { code = '' } = (body ?? {}) as { code?: string };
  return [`${principal.role}${where && `, ${where}`}: ${expected.join(' or ')} expected, ${status} ${code} answered`];
}
