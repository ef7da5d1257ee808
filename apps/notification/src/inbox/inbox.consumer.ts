import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import type { DomainEvent, Fact } from '@owcr/contracts';
import { Outbox, Subscribe } from '@owcr/messaging';
import type { EventBatch, Tx } from '@owcr/messaging';
import { CommanderStore } from './commander.store.js';
import { factsOf, isForCommanders, messagesFor } from './inbox.js';
import type { Cause, IssueFacts, Message } from './inbox.js';
import { InboxStore } from './inbox.store.js';
import type { SentMessage } from './inbox.store.js';

export const followed = ['assignment.made.v1', 'escalation.raised.v1', 'issue.resolved.v1', 'officer.changed.v1'] as const;
export type Followed = (typeof followed)[number];

export const consumer = 'notification.messages';

/** Tells people what happened. */
@Controller()
export class InboxConsumer {
  constructor(
    private readonly inbox: InboxStore,
    private readonly commanders: CommanderStore,
    private readonly outbox: Outbox,
  ) {}

  @Subscribe({ consumer, types: followed })
  async follow(@Payload() { tx, events }: EventBatch<Followed>): Promise<void> {
    const waited = await this.commanders.follow(
      tx,
      events.filter((event) => event.type === 'officer.changed.v1'),
    );
    const causes: Cause[] = [...waited, ...events.filter((event) => event.type !== 'officer.changed.v1')];
    const messages = await this.messagesFor(tx, causes);
    const sent = await this.inbox.add(tx, messages);
    await this.outbox.append(tx, sent.map(sentFact));
  }

  private async messagesFor(tx: Tx, causes: readonly Cause[]): Promise<Message[]> {
    const ownerless = causes.filter(isForCommanders) as DomainEvent<'escalation.raised.v1'>[];
    const commanders = await this.commanders.commandersFor(tx, ownerless);
    const resolved = causes.filter(({ type }) => type === 'issue.resolved.v1').map(({ data }) => data.issueId);
    const facts = new Map([...(await this.inbox.factsOf(tx, resolved)), ...factsIn(causes)]);
    return causes.flatMap((cause) => messagesFor(cause, { commanders, facts }));
  }
}

/** What this very batch says about issues, which no message has said yet. */
function factsIn(causes: readonly Cause[]): [string, IssueFacts][] {
  return causes.flatMap(({ type, data }) => (type === 'issue.resolved.v1' ? [] : [[data.issueId, factsOf(data)]]));
}

function sentFact({ id, issueId, recipientId, kind, causeId, at }: SentMessage): Fact<'notification.sent.v1'> {
  const data = { notificationId: id, issueId, recipientId, kind, channel: 'inbox', causeId, at } as const;
  return { type: 'notification.sent.v1', key: id, version: 1, data };
}
