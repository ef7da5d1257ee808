import { Catch, Injectable, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { throwError, type Observable } from 'rxjs';
import { problemOf } from './problem.js';
import { sendProblem } from './problem-reply.js';
import type { ServiceRequest } from './request.js';

/** The one place where errors become answers. */
@Catch()
@Injectable()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger(ProblemFilter.name);

  catch(thrown: unknown, host: ArgumentsHost): Observable<never> | void {
    // A handler of events must fail with what it threw, or the transport could not tell a bad message from a lost database.
    if (host.getType() !== 'http') return throwError(() => thrown);
    const request = host.switchToHttp().getRequest<ServiceRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    if (problemOf(thrown).status >= 500)
      this.logger.error({ err: thrown, requestId: request.id }, `${request.method} ${request.routeOptions?.url ?? '-'} failed`);
    if (!reply.sent) sendProblem(reply, thrown);
  }
}
