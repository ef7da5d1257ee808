import 'reflect-metadata';
import { Injectable, type CanActivate, type ExecutionContext, type Type } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { mayFilterBy, type Principal, type Resource } from '@owcr/access';
import { DomainError } from './domain-error.js';
import type { ServiceRequest } from './request.js';
import { routeArgumentsOf } from './route-arguments.js';

/** In the OpenAPI document, too. Kept with what a property says of itself there, which types that are made of others take over. */
export const revealsKey = 'x-reveals';

/** What the sender of a query parameter can find out with it, whether they are shown it or not. */
export type Revealed =
  | { resource: Resource; fields: readonly string[] }
  | { resource: Resource; byValue: Readonly<Record<string, readonly string[]>> };

/**
 * Which fields of the listed things a query parameter filters, searches or sorts by: `@Reveals('issue', 'officer')`. Whoever may not read
 * all of them is refused with 403, for the rows that are left would tell what they are not shown.
 */
export function Reveals(resource: Resource, ...fields: readonly [string, ...string[]]): PropertyDecorator {
  return declared({ resource, fields });
}

/** The same where it depends on what the parameter says, as an order does. */
export function RevealsByValue(resource: Resource, byValue: Readonly<Record<string, readonly string[]>>): PropertyDecorator {
  return declared({ resource, byValue });
}

/** A query parameter that says how the answer is to be given, and not what is in it. */
export function RevealsNothing(): PropertyDecorator {
  return declared(null);
}

const declared = (revealed: Revealed | null) => ApiProperty({ [revealsKey]: revealed } as ApiPropertyOptions);

/** What is declared of a parameter of a query; null: that it reveals nothing; undefined: nothing is declared. */
export function revealedBy(query: Type<object>, parameter: string): Revealed | null | undefined {
  const property = Reflect.getMetadata('swagger/apiModelProperties', query.prototype as object, parameter) as
    { [revealsKey]?: Revealed | null } | undefined;
  return property?.[revealsKey];
}

/** Refuses queries, whether in the address or in the body, by fields that their sender may not read. Comes after who they are is known, and before anything is looked up. */
@Injectable()
export class RevealedFieldsGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    if (context.getType() !== 'http') return true;
    const { principal, query, body } = context.switchToHttp().getRequest<ServiceRequest>();
    if (!principal) return true;
    const sent = { query: membersOf(query), body: membersOf(body) };
    const hidden = routeArgumentsOf(context.getClass(), context.getHandler().name).flatMap(({ from, type }) =>
      (from === 'query' || from === 'body') && type
        ? sent[from].filter(([name, value]) => isHidden(principal, revealedBy(type, name), value))
        : [],
    );
    if (hidden.length > 0) throw refused(hidden.map(([name]) => name));
    return true;
  }
}

const membersOf = (sent: unknown): [string, unknown][] => (typeof sent === 'object' && sent !== null ? Object.entries(sent) : []);

function isHidden(principal: Principal, revealed: Revealed | null | undefined, value: unknown): boolean {
  if (!revealed) return false;
  const fields = 'fields' in revealed ? revealed.fields : [value].flat().flatMap((one) => revealed.byValue[String(one)] ?? []);
  return fields.some((field) => !mayFilterBy(principal, revealed.resource, field));
}

function refused(parameters: readonly string[]): DomainError {
  const errors = parameters.map((path) => ({ path, message: 'is not for you to see' }));
  return new DomainError('forbidden', 'You may not filter or sort by what you may not read.', { status: 403, errors });
}
