import { Injectable, Logger, Optional, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import { isHiddenRefusal, refusalCodeOf } from '../problem-reply.js';
import type { ServiceRequest } from '../request.js';
import { auditFact, type AuditFact } from './audit-fact.js';
import { originOf } from './origin.js';
import { RefusalTally, type Refusal } from './refusal-tally.js';
import { Trail } from './trail.js';

const writeEveryMs = 1_000;
/** What cannot be written waits here; ten minutes of an attack that goes on while the database is away. */
const waitingMax = 2_000;

/**
 * Records refused attempts: who was told no, what for, and how often. Written within a second, apart from the request. A service that
 * states no events records none.
 */
@Injectable()
export class Refusals implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(Refusals.name);
  private readonly tally = new RefusalTally();
  private waiting: AuditFact[] = [];
  private timer: NodeJS.Timeout | undefined;
  private writing: Promise<void> = Promise.resolve();

  constructor(@Optional() private readonly trail?: Trail) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.writing = this.writing.then(() => this.write(false));
    }, writeEveryMs).unref();
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    await this.writing;
    await this.write(true);
  }

  /** Looks at every answer of this process that was a problem. What another service refused is recorded there. */
  watch(server: FastifyInstance): void {
    if (!this.trail) return;
    server.addHook('onResponse', (request: ServiceRequest, reply, done) => {
      const code = refusalCodeOf(request);
      if (code !== undefined && isOfInterest(request, reply.statusCode)) {
        const result = reply.statusCode >= 500 ? 'failed' : 'refused';
        this.tally.add({ ...originOf(request), result, code } satisfies Refusal, Date.now());
      }
      done();
    });
  }

  /** To be told of a refusal that was not answered as a problem, for example with a page. */
  refused(request: ServiceRequest, action: string, code: string): void {
    this.tally.add({ ...originOf(request), action, result: 'refused', code }, Date.now());
  }

  /** Never rejects. What could not be written is tried again with the next. */
  private async write(all: boolean): Promise<void> {
    this.waiting.push(...this.tally.take(Date.now(), all).map(auditFact));
    if (this.waiting.length > waitingMax) {
      const dropped = this.waiting.splice(0, this.waiting.length - waitingMax);
      this.logger.error({ msg: 'refused attempts could not be recorded', entries: dropped.length });
    }
    const facts = this.waiting;
    if (facts.length === 0) return;
    try {
      await this.trail?.state(facts);
      this.waiting = [];
    } catch (error) {
      this.logger.warn(`refused attempts wait to be recorded: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}

/** Every command not carried out, and every read not allowed, also where it was answered as if there were nothing. A read of what is not there is no attempt on anything. */
function isOfInterest(request: ServiceRequest, status: number): boolean {
  const { method, routeOptions } = request;
  if (!routeOptions.url?.startsWith('/api/v1/')) return false;
  if (isHiddenRefusal(request)) return true;
  if (method === 'GET' || method === 'HEAD' || method === 'OPTIONS') return status === 401 || status === 403 || status === 429;
  return status >= 400;
}
