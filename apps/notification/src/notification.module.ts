import { Module } from '@nestjs/common';
import { ServiceModule } from '@owcr/platform';
import { InboxBell } from './inbox/inbox.bell.js';
import { InboxConsumer } from './inbox/inbox.consumer.js';
import { InboxController } from './inbox/inbox.controller.js';
import { InboxStore } from './inbox/inbox.store.js';
import { MessageStore } from './inbox/message.store.js';
import { NewMessages } from './inbox/new-messages.js';
import { SharedCollector } from './inbox/shared-collector.js';
import { SharedInboxStore } from './inbox/shared-inbox.store.js';
import { entities, migrations } from './schema.js';

@Module({
  imports: [ServiceModule.forRoot({ name: 'notification', entities, migrations })],
  controllers: [InboxConsumer, InboxController],
  providers: [InboxBell, InboxStore, MessageStore, NewMessages, SharedCollector, SharedInboxStore],
})
export class NotificationModule {}
