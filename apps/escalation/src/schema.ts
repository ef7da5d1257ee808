import { messagingMigrations } from '@owcr/messaging';
import { type MigrationList, platformMigrations } from '@owcr/platform';
import { timerMigrations } from '@owcr/timers';
import { IssueClockEntity } from './clock/clock.entity.js';
import { EscalationEntity } from './clock/escalation.entity.js';
import { Escalation1760000001000 } from './migrations/1760000001000-escalation.js';
import { Reach1760000002013 } from './migrations/1760000002013-reach.js';
import { EscalationWithoutForeignKey1760000002040 } from './migrations/1760000002040-escalation-without-foreign-key.js';
import { PolicyEvents1760000004301 } from './migrations/1760000004301-policy-events.js';
import { History1760000004401 } from './migrations/1760000004401-history.js';
import { WhoAnswers1760000004402 } from './migrations/1760000004402-who-answers.js';
import { PolicyEntity } from './policy/policy.entity.js';
import { OfficerEntity } from './roster/officer.entity.js';

/** What the service's database holds. */
export const entities = [IssueClockEntity, EscalationEntity, PolicyEntity, OfficerEntity];
export const migrations: MigrationList['migrations'] = [
  ...messagingMigrations,
  ...platformMigrations,
  ...timerMigrations,
  Escalation1760000001000,
  Reach1760000002013,
  EscalationWithoutForeignKey1760000002040,
  PolicyEvents1760000004301,
  History1760000004401,
  WhoAnswers1760000004402,
];
