import { messagingMigrations } from '@owcr/messaging';
import { platformMigrations, type MigrationList } from '@owcr/platform';
import { timerMigrations } from '@owcr/timers';
import { AcknowledgeTimeEntity } from './assignment/acknowledge-time.entity.js';
import { AssignmentEntity, AssignmentHistoryEntity } from './assignment/assignment.entity.js';
import { OfficerLoadEntity } from './assignment/officer-load.entity.js';
import { SectorsRosterAssignments1760000001000 } from './migrations/1760000001000-sectors-roster-assignments.js';
import { Reach1760000002012 } from './migrations/1760000002012-reach.js';
import { AbsenceOfOfficer1760000003100 } from './migrations/1760000003100-absence-of-officer.js';
import { RosterRestatement1760000004300 } from './migrations/1760000004300-roster-restatement.js';
import { AcknowledgeTime1760000004302 } from './migrations/1760000004302-acknowledge-time.js';
import { PeriodVersion1760000004303 } from './migrations/1760000004303-period-version.js';
import { HistoricalAssignments1760000004400 } from './migrations/1760000004400-historical-assignments.js';
import { OfficerLoad1760000005201 } from './migrations/1760000005201-officer-load.js';
import { OfficerEntity } from './officer/officer.entity.js';
import { AbsenceEntity, ShiftEntity } from './officer/period.entity.js';
import { SectorEntity, SectorSetEntity } from './sector/sector.entity.js';

export const entities = [
  SectorEntity,
  SectorSetEntity,
  OfficerEntity,
  ShiftEntity,
  AbsenceEntity,
  AssignmentEntity,
  AssignmentHistoryEntity,
  AcknowledgeTimeEntity,
  OfficerLoadEntity,
];
export const migrations: MigrationList['migrations'] = [
  ...messagingMigrations,
  ...platformMigrations,
  ...timerMigrations,
  SectorsRosterAssignments1760000001000,
  Reach1760000002012,
  AbsenceOfOfficer1760000003100,
  RosterRestatement1760000004300,
  AcknowledgeTime1760000004302,
  PeriodVersion1760000004303,
  HistoricalAssignments1760000004400,
  OfficerLoad1760000005201,
];
