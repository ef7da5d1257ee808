import { Injectable } from '@nestjs/common';
import type { Principal } from '@owcr/access';
import { DeadLetters as OwnDeadLetters } from '@owcr/messaging';
import { DomainError, notFound, replayAnswerOf } from '@owcr/platform';
import { serviceNames, type ServiceName } from '../routes.js';
import type { Follower } from './dead-letters.answer.dto.js';
import { Services, type ServiceAnswer } from '../services.js';

export interface DeadLetterList {
  items: ({ service: Follower } & object)[];
  /** Services that could not be asked: their dead letters, if any, are not in the list. */
  unavailable: ServiceName[];
}

/** What the services could not handle, seen as one list. */
@Injectable()
export class DeadLetters {
  constructor(
    private readonly services: Services,
    private readonly own: OwnDeadLetters,
  ) {}

  async list(principal: Principal): Promise<DeadLetterList> {
    const answers = await Promise.all(
      serviceNames.map(async (service) => ({ service, letters: await this.lettersOf(service, principal).catch(() => null) })),
    );
    return {
      items: [
        ...answers.flatMap(({ service, letters }) => (letters ?? []).map((letter) => ({ service, ...letter }))),
        ...(await this.own.list()).map((letter) => ({ service: 'gateway' as const, ...letter })),
      ],
      unavailable: answers.filter(({ letters }) => letters === null).map(({ service }) => service),
    };
  }

  async act(
    service: string,
    id: string,
    action: 'replay' | 'drop',
    by: { principal: Principal; from: string | null },
  ): Promise<unknown> {
    if (service === 'gateway') return this.actHere(id, action, by.principal);
    if (!isServiceName(service)) throw notFound('service');
    const answer = await this.services.ask(service, 'POST', `/dead-letters/${id}/${action}`, by.principal, by.from).catch(() => {
      throw new DomainError('service-unavailable', `${service} cannot be reached at the moment.`, { status: 503 });
    });
    if (answer.status >= 400) throw refusalOf(answer);
    return answer.body;
  }

  private async actHere(id: string, action: 'replay' | 'drop', { id: by }: Principal): Promise<unknown> {
    return replayAnswerOf(action === 'replay' ? await this.own.replay(id) : await this.own.drop(id, by));
  }

  private async lettersOf(service: ServiceName, principal: Principal): Promise<Record<string, unknown>[]> {
    const { status, body } = await this.services.ask(service, 'GET', '/dead-letters', principal);
    const { items } = body as { items?: unknown };
    if (status !== 200 || !Array.isArray(items)) throw new Error(`${service} answered ${status}`);
    return items as Record<string, unknown>[];
  }
}

function isServiceName(name: string): name is ServiceName {
  return (serviceNames as readonly string[]).includes(name);
}

/** The service's own refusal, passed on. */
function refusalOf({ status, body }: ServiceAnswer): DomainError {
  const { code, detail } = body as { code?: unknown; detail?: unknown };
  return new DomainError(typeof code === 'string' ? code : 'bad-request', typeof detail === 'string' ? detail : 'Refused.', {
    status,
  });
}
