import { Injectable } from '@nestjs/common';
import type { Principal } from '@owcr/access';
import { Refusals, Trail } from '@owcr/platform';
import type { FastifyRequest } from 'fastify';
import { securityEvent } from '../security-event.js';

const sourceOf = ({ id, ip }: FastifyRequest) => ({ requestId: id, address: ip });

/** Who signed in and out, and who could not: in the audit trail, and for whoever watches the log. */
@Injectable()
export class SignInRecord {
  constructor(
    private readonly trail: Trail,
    private readonly refusals: Refusals,
  ) {}

  /** Resolves when it is on record: nobody is let in before. */
  async signedIn(request: FastifyRequest, { id: personId, role, credential }: Principal, acr: string | null): Promise<void> {
    await this.trail.tell(request, { action: 'sign-in', result: 'done', principalId: personId, role, credential });
    securityEvent({ ...sourceOf(request), event: 'sign-in', result: 'done', personId, role, acr });
  }

  /** Many refusals alike become one entry with a count: an attack must not fill the trail. */
  refused(request: FastifyRequest, reason: string): void {
    this.refusals.refused(request, 'sign-in', reason);
    securityEvent({ ...sourceOf(request), event: 'sign-in', result: 'refused', reason });
  }

  async signedOut(
    request: FastifyRequest,
    { id: personId, role }: Principal,
    ended: { sessionsEnded: number; everywhere: boolean },
  ): Promise<void> {
    const action = ended.everywhere ? 'sign-out everywhere' : 'sign-out';
    await this.trail.tell(request, { action, result: 'done', principalId: personId, role });
    securityEvent({ ...sourceOf(request), event: 'sign-out', personId, ...ended });
  }
}
