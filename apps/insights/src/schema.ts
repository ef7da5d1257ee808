import { messagingMigrations } from '@owcr/messaging';
import { platformMigrations, type MigrationList } from '@owcr/platform';
import { BoardHeadEntity } from './board/board-head.entity.js';
import { BoardIssueEntity } from './board/board-issue.entity.js';
import { BoardSectorEntity } from './board/board-sector.entity.js';
import { Audit1760000002030 } from './migrations/1760000002030-audit.js';
import { AuditCredential1760000003201 } from './migrations/1760000003201-audit-credential.js';
import { Views1700000001000 } from './migrations/1700000001000-views.js';
import { BoardOfOfficer1760000003200 } from './migrations/1760000003200-board-of-officer.js';
import { MetDeadlines1760000005100 } from './migrations/1760000005100-met-deadlines.js';
import { Milestones1760000003110 } from './migrations/1760000003110-milestones.js';
import { Reach1760000002015 } from './migrations/1760000002015-reach.js';
import { TimelineEntryEntity } from './timeline/timeline-entry.entity.js';
import { IssueMilestoneEntity } from './trends/milestone.entity.js';

/** What the service's database holds. */
export const entities = [BoardHeadEntity, BoardIssueEntity, BoardSectorEntity, IssueMilestoneEntity, TimelineEntryEntity];
export const migrations: MigrationList['migrations'] = [
  ...messagingMigrations,
  ...platformMigrations,
  Views1700000001000,
  Reach1760000002015,
  Audit1760000002030,
  Milestones1760000003110,
  BoardOfOfficer1760000003200,
  AuditCredential1760000003201,
  MetDeadlines1760000005100,
];
