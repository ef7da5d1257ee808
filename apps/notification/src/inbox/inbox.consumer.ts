import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import type { DomainEvent, Fact } from '@owcr/contracts';
import { Outbox, Subscribe } from '@owcr/messaging';
import type { EventBatch, Tx } from '@owcr/messaging';
import { causeTypes, factsIn, messagesFor, urgentTypes } from './inbox.js';
import type { Cause, Messages } from './inbox.js';
import { InboxStore } from './inbox.store.js';
import type { SentMessage } from './inbox.store.js';
import { type PostedMessage, SharedInboxStore } from './shared-inbox.store.js';

export type Followed = (typeof causeTypes)[number] | (typeof urgentTypes)[number];

/** Tells people what happened. What an officer is on the way for has a group of its own, which waits for nothing. */
@Controller()
export class InboxConsumer {
  constructor(
    private readonly inbox: InboxStore,
    private readonly shared: SharedInboxStore,
    private readonly outbox: Outbox,
  ) {}

  @Subscribe({ consumer: 'notification.assignments', types: urgentTypes })
  followAssignments(@Payload() batch: EventBatch<Followed>): Promise<void> {
    return this.tell(batch);
  }

  @Subscribe({ consumer: 'notification.messages', types: causeTypes })
  follow(@Payload() batch: EventBatch<Followed>): Promise<void> {
    return this.tell(batch);
  }

  private async tell({ tx, events }: EventBatch<Followed>): Promise<void> {
    const messages = await this.messagesFor(tx, events);
    const sent = await this.inbox.add(
      tx,
      messages.flatMap(({ personal }) => personal),
    );
    const posted = await this.shared.post(
      tx,
      messages.flatMap(({ shared }) => shared),
    );
    await this.outbox.append(tx, [...sent.map(sentFact), ...posted.map(postedFact)]);
  }

  private async messagesFor(tx: Tx, causes: readonly Cause[]): Promise<Messages[]> {
    const partial = causes.filter(({ type }) => partialTypes.has(type)).map(({ data }) => data.issueId);
    const facts = new Map(await this.inbox.factsOf(tx, partial));
    // What this very batch says about issues no message has said yet.
    for (const { data } of causes) facts.set(data.issueId, { ...facts.get(data.issueId), ...factsIn(data) });
    return causes.map((cause) => messagesFor(cause, facts));
  }
}

/** Events that do not say everything about their issue. */
const partialTypes: ReadonlySet<string> = new Set<DomainEvent['type']>([
  'issue.noted.v1',
  'issue.referred.v1',
  'issue.resolved.v1',
]);

function sentFact({ id, issueId, recipientId, kind, causeId, at }: SentMessage): Fact<'notification.sent.v1'> {
  const data = { notificationId: id, issueId, recipientId, kind, channel: 'inbox', causeId, at } as const;
  return { type: 'notification.sent.v1', key: id, version: 1, data };
}

function postedFact({ id, issueId, inbox, kind, causeId, at }: PostedMessage): Fact<'notification.posted.v1'> {
  const data = { notificationId: id, issueId, inbox, kind, channel: 'inbox', causeId, at } as const;
  return { type: 'notification.posted.v1', key: id, version: 1, data };
}
