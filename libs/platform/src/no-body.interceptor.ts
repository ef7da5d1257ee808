import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { Observable } from 'rxjs';
import { invalid } from './domain-error.js';
import { unknownMember } from './dto-shape.js';
import type { ServiceRequest } from './request.js';
import { routeArgumentsOf } from './route-arguments.js';

/** Named in one answer. */
const errorsMax = 100;
/** Where `@ApiBody` keeps what a handler takes. */
const declaredParameters = 'swagger/apiParameters';

type Handler = ReturnType<ExecutionContext['getHandler']>;

/**
 * Refuses what a body says to a command that declares none, neither with `@Body` nor with `@ApiBody`: whatever was meant by it would not
 * be done. An empty object is as good as nothing, for many clients always send one.
 */
@Injectable()
export class NoBodyInterceptor implements NestInterceptor {
  private readonly known = new WeakMap<Handler, boolean>();

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (context.getType() === 'http' && !this.takesBody(context))
      assertEmpty(context.switchToHttp().getRequest<ServiceRequest>());
    return next.handle();
  }

  private takesBody(context: ExecutionContext): boolean {
    const handler = context.getHandler();
    let takes = this.known.get(handler);
    if (takes === undefined) {
      const declared = (Reflect.getMetadata(declaredParameters, handler) ?? []) as { in?: string }[];
      takes =
        routeArgumentsOf(context.getClass(), handler.name).some(({ from }) => from === 'body') ||
        declared.some((parameter) => parameter.in === 'body');
      this.known.set(handler, takes);
    }
    return takes;
  }
}

function assertEmpty({ body = {} }: ServiceRequest): void {
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw invalid([{ path: '', message: 'must be an empty object or absent' }]);
  const unknown = Object.keys(body).slice(0, errorsMax);
  if (unknown.length > 0) throw invalid(unknown.map((path) => ({ path, message: unknownMember })));
}
