import { Injectable, SetMetadata, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { concatMap, from, map, type Observable } from 'rxjs';
import type { ServiceRequest } from '../request.js';
import { Trail } from './trail.js';

const auditedKey = 'owcr:audited';
type When = 'before' | 'after';

/**
 * Records each use of a route that is no command, for example a look at a reporter's contact: after the handler allowed it and before
 * anything is answered, so that nobody sees what is not on record. `before`: recorded as `begun` before the handler, for work whose
 * transaction is another service's.
 */
export const Audited = (when: When = 'after') => SetMetadata(auditedKey, when);

@Injectable()
export class AuditedInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly trail: Trail,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (context.getType() !== 'http') return next.handle();
    const when = this.reflector.get<When | undefined>(auditedKey, context.getHandler());
    if (when === undefined) return next.handle();
    const request = context.switchToHttp().getRequest<ServiceRequest>();
    if (when === 'before') return from(this.trail.tell(request, { result: 'begun' })).pipe(concatMap(() => next.handle()));
    return next
      .handle()
      .pipe(concatMap((answer: unknown) => from(this.trail.tell(request, { result: 'done' })).pipe(map(() => answer))));
  }
}
