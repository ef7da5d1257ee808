import { messagingMigrations } from '@owcr/messaging';
import { platformMigrations, type MigrationList } from '@owcr/platform';
import { MessageEntity } from './inbox/message.entity.js';
import { OfficerEntity } from './inbox/officer.entity.js';
import { PersonInboxEntity } from './inbox/person-inbox.entity.js';
import { UnaddressedEntity } from './inbox/unaddressed.entity.js';
import { Inbox1700000001000 } from './migrations/1700000001000-inbox.js';
import { Reach1760000002014 } from './migrations/1760000002014-reach.js';

/** What the service's database holds. */
export const entities = [MessageEntity, OfficerEntity, PersonInboxEntity, UnaddressedEntity];
export const migrations: MigrationList['migrations'] = [
  ...messagingMigrations,
  ...platformMigrations,
  Inbox1700000001000,
  Reach1760000002014,
];
