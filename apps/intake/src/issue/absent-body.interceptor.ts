import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { Observable } from 'rxjs';

/** Takes a command without a body for one with an empty body: most commands need to say nothing. Interceptors run before the checks. */
@Injectable()
export class AbsentBodyInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<{ body?: unknown }>();
    request.body ??= {};
    return next.handle();
  }
}
