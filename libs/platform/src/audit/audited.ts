import { Injectable, SetMetadata, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { concatMap, from, map, type Observable } from 'rxjs';
import type { ServiceRequest } from '../request.js';
import { Trail } from './trail.js';

const auditedKey = 'owcr:audited';

/**
 * Records each use of a route that is no command, for example a look at a reporter's contact: after the handler allowed it and before
 * anything is answered, so that nobody sees what is not on record.
 */
export const Audited = () => SetMetadata(auditedKey, true);

@Injectable()
export class AuditedInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly trail: Trail,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (context.getType() !== 'http') return next.handle();
    if (!this.reflector.get<true | undefined>(auditedKey, context.getHandler())) return next.handle();
    const request = context.switchToHttp().getRequest<ServiceRequest>();
    return next
      .handle()
      .pipe(concatMap((answer: unknown) => from(this.trail.tell(request, { result: 'done' })).pipe(map(() => answer))));
  }
}
