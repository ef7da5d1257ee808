import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { invalid } from '@owcr/platform';
import type { Observable } from 'rxjs';

/** For a command that says nothing more than its name: whatever its body says is unknown. */
@Injectable()
export class NoBodyInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { body = {} } = context.switchToHttp().getRequest<{ body?: unknown }>();
    if (typeof body !== 'object' || body === null || Array.isArray(body)) {
      throw invalid([{ path: '', message: 'must be an empty object or absent' }]);
    }
    const unknown = Object.keys(body).slice(0, 100);
    if (unknown.length > 0) throw invalid(unknown.map((path) => ({ path, message: 'is not a known property' })));
    return next.handle();
  }
}
