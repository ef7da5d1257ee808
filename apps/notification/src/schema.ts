import { messagingMigrations } from '@owcr/messaging';
import { platformMigrations, type MigrationList } from '@owcr/platform';
import { MessageEntity } from './inbox/message.entity.js';
import { PersonInboxEntity } from './inbox/person-inbox.entity.js';
import { SharedInboxEntity, SharedMessageEntity, SharedPositionEntity } from './inbox/shared-message.entity.js';
import { Inbox1700000001000 } from './migrations/1700000001000-inbox.js';
import { Reach1760000002014 } from './migrations/1760000002014-reach.js';
import { SharedInboxes1760000004403 } from './migrations/1760000004403-shared-inboxes.js';
import { AssignmentsApart1760000005200 } from './migrations/1760000005200-assignments-apart.js';

/** What the service's database holds. */
export const entities = [MessageEntity, PersonInboxEntity, SharedInboxEntity, SharedMessageEntity, SharedPositionEntity];
export const migrations: MigrationList['migrations'] = [
  ...messagingMigrations,
  ...platformMigrations,
  Inbox1700000001000,
  Reach1760000002014,
  SharedInboxes1760000004403,
  AssignmentsApart1760000005200,
];
