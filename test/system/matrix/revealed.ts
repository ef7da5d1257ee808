import { mayFilterBy, type Principal, type Resource } from '@owcr/access';
import { operationsIn, type Operation, type Parameter } from '../../openapi/operations.js';
import type { System } from '../system.js';
import type { Caller } from './caller.js';
import { documentOf } from './document.js';
import type { Question, Rule } from './rule.js';
import type { Town } from './town.js';

/** A query parameter that filters or sorts a list by fields of the things in it. */
export interface Filter {
  operation: string;
  parameter: string;
  /** Something that may stand there. Whether it finds anything does not matter. */
  value: string;
  resource: Resource;
  fields: readonly string[];
}

/** Every filter of every list of the running system. */
export async function filtersOf(system: System): Promise<Filter[]> {
  return operationsIn(await documentOf(system)).flatMap((operation) =>
    operation.parameters.flatMap((parameter) => filterOf(operation, parameter)),
  );
}

function filterOf({ name }: Operation, { name: parameter, schema, 'x-reveals': revealed }: Parameter): Filter[] {
  if (!revealed) return [];
  const filter = { operation: name, parameter, resource: revealed.resource as Resource };
  if ('fields' in revealed) return [{ ...filter, value: sampleOf(schema), fields: revealed.fields }];
  return Object.entries(revealed.byValue).map(([value, fields]) => ({ ...filter, value, fields }));
}

function sampleOf(schema: Parameter['schema'] = {}): string {
  if (schema.enum) return String(schema.enum[0]);
  if (schema.format === 'uuid') return '00000000-0000-4000-8000-000000000000';
  if (schema.format === 'date-time') return '2026-01-01T00:00:00Z';
  return schema.type === 'string' ? 'A1' : '1';
}

/** Asks a list with one filter as one caller. Says where a filter by what they may not read is not refused by its name, or another one is. */
export async function leaks(caller: Caller, filter: Filter, rule: Rule, town: Town): Promise<string[]> {
  const { principal } = caller;
  if (rule.kind === 'open' || rule.kind === 'public') return [];
  const question = rule.kind === 'each' ? rule.ask(town.sites.mine) : rule.ask;
  // Who may not read the list is refused for that.
  if ((await caller.ask(question)).status === 403) return [];
  const { status, body } = await caller.ask(withFilter(question, filter));
  const refused = status === 403 && errorsIn(body).includes(filter.parameter);
  return refused === isHidden(principal, filter) ? [] : [`${principal.role}: ${filter.parameter} answers ${status}`];
}

export function isHidden(principal: Principal, { resource, fields }: Filter): boolean {
  return !fields.every((field) => mayFilterBy(principal, resource, field));
}

function withFilter({ path, ...question }: Question, { parameter, value }: Filter): Question {
  const [plain = '', query = ''] = path.split('?');
  const parameters = new URLSearchParams(query);
  parameters.set(parameter, value);
  return { ...question, path: `${plain}?${parameters}` };
}

function errorsIn(body: unknown): string[] {
  const { errors = [] } = (body ?? {}) as { errors?: { path: string }[] };
  return errors.map(({ path }) => path);
}
