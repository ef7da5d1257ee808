import { Controller, Get, HttpCode, Param, Post, Query, Sse, type MessageEvent } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { CommandRequest } from '@owcr/platform';
import {
  CommandMeta,
  Commands,
  CurrentPrincipal,
  eventStream,
  forbidden,
  LastEventId,
  pageFrom,
  pageOf,
  Reads,
  UuidPipe,
} from '@owcr/platform';
import { can, reachFor, type Principal, type Reach } from '@owcr/access';
import type { Observable } from 'rxjs';
import { InboxBell } from './inbox.bell.js';
import { InboxQueryDto, InboxStreamQueryDto } from './inbox.dto.js';
import { notificationOf } from './inbox.answer.js';
import { InboxPageDto, NotificationDto } from './inbox.answer.dto.js';
import { MessageStore } from './message.store.js';
import { SharedCollector } from './shared-collector.js';
import { sharedInboxesOf } from './shared-inbox.js';

const readAtOnceMax = 200;
/** The bell looks for all of them; this is for what nobody thought of. */
const pollMs = 15_000;

@ApiTags('notifications')
@Controller('notifications')
export class InboxController {
  constructor(
    private readonly messages: MessageStore,
    private readonly bell: InboxBell,
    private readonly commands: Commands,
    private readonly reads: Reads,
    private readonly collector: SharedCollector,
  ) {}

  /** What I was told, newest first. */
  @Get()
  @ApiOkResponse({ type: InboxPageDto })
  async list(@CurrentPrincipal() principal: Principal, @Query() query: InboxQueryDto): Promise<InboxPageDto> {
    const personId = query.person?.toLowerCase() ?? principal.id;
    assertMayRead(principal, personId);
    if (personId === principal.id) await this.collector.collect(personId, sharedInboxesOf(principal));
    const { limit, cursor } = pageOf(query, { seq: 'integer' });
    const asked = { personId, unreadOnly: query.unread ?? false, before: cursor?.seq ?? null, limit: limit + 1 };
    const { stored, unread } = await this.reads.in(reachFor(principal, 'read', 'notification'), async (tx) => ({
      stored: await this.messages.list(tx, asked),
      unread: await this.messages.countUnread(tx, personId),
    }));
    return { ...pageFrom(stored.map(notificationOf), limit, ({ seq }) => ({ seq })), unread };
  }

  /** What I am told from now on, or from where I left off: nothing is skipped or repeated across reconnects. */
  @Sse('stream')
  async stream(
    @CurrentPrincipal() principal: Principal,
    @Query() query: InboxStreamQueryDto,
    @LastEventId() lastEventId: number | null,
  ): Promise<Observable<MessageEvent>> {
    assertMayRead(principal, principal.id);
    const reach = reachFor(principal, 'read', 'notification');
    const inboxes = sharedInboxesOf(principal);
    await this.collector.collect(principal.id, inboxes);
    const startAfter = await this.startOf(reach, principal.id, lastEventId ?? query.since ?? null);
    return eventStream({
      readAfter: async (seq) => {
        await this.collector.collect(principal.id, inboxes);
        const stored = await this.reads.in(reach, (tx) => this.messages.readAfter(tx, principal.id, seq, readAtOnceMax));
        return stored.map((message) => ({ seq: message.seq, data: notificationOf(message) }));
      },
      wake: this.bell.of(principal.id, inboxes, startAfter),
      pollMs,
      startAfter,
    });
  }

  /** I have read it. Again: the same answer. */
  @Post(':id/read')
  @HttpCode(200)
  @ApiOkResponse({ type: NotificationDto })
  read(
    @CurrentPrincipal() principal: Principal,
    @Param('id', UuidPipe) id: string,
    @CommandMeta() command: CommandRequest,
  ): Promise<NotificationDto> {
    if (!can(principal, 'acknowledge', 'notification')) throw forbidden();
    return this.commands.run(
      command,
      async (tx) => {
        const message = await this.messages.find(tx, id);
        if (!message) throw await this.messages.refusalOf(tx, id);
        if (!can(principal, 'acknowledge', { type: 'notification', officerId: message.recipientId })) throw forbidden();
        await this.messages.markRead(tx, id);
        const read = await this.messages.find(tx, id);
        return notificationOf(read ?? message);
      },
      reachFor(principal, 'acknowledge', 'notification'),
    );
  }

  /** A place beyond the last one is of an inbox that is gone, for example of a database made anew: then all of this one is news. */
  private async startOf(reach: Reach, personId: string, asked: number | null): Promise<number> {
    const lastSeqs = await this.reads.in(reach, (tx) => this.messages.lastSeqs(tx, [personId]));
    const lastSeq = lastSeqs.get(personId) ?? 0;
    if (asked === null) return lastSeq;
    return asked > lastSeq ? 0 : asked;
  }
}

function assertMayRead(principal: Principal, personId: string): void {
  if (!can(principal, 'read', { type: 'notification', officerId: personId })) throw forbidden();
}
