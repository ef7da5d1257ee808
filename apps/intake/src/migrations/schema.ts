import { messagingMigrations } from '@owcr/messaging';
import { platformMigrations } from '@owcr/platform';
import { timerMigrations } from '@owcr/timers';
import type { MigrationInterface } from 'typeorm';
import { AgencyEntity } from '../agency/agency.entity.js';
import { CategoryEntity } from '../category/category.entity.js';
import { CategoryQuestionsEntity } from '../category/category-questions.entity.js';
import { IssueStepEntity } from '../follow-up/issue-step.entity.js';
import { HeldReportEntity } from '../import/held-report.entity.js';
import { IssueCorrectionEntity } from '../issue/correction.entity.js';
import { IssueNoteEntity } from '../issue/issue-note.entity.js';
import { IssueEntity } from '../issue/issue.entity.js';
import { IssuePhotoEntity } from '../photo/issue-photo.entity.js';
import { OfficerNameEntity } from '../issue/officer-name.entity.js';
import { ReporterEntity } from '../issue/reporter.entity.js';
import { StreetAddressEntity, StreetEntity } from '../places/street.entity.js';
import { ContactIndexKeyEntity, ReporterKeyEntity } from '../reporter-keys/reporter-key.entity.js';
import { IssueTables1760000001000 } from './1760000001000-issue-tables.js';
import { SeedCategories1760000001100 } from './1760000001100-seed-categories.js';
import { Reach1760000002011 } from './1760000002011-reach.js';
import { SealReporters1760000002020 } from './1760000002020-seal-reporters.js';
import { ReporterKeyReach1760000002050 } from './1760000002050-reporter-key-reach.js';
import { FollowUp1760000003000 } from './1760000003000-follow-up.js';
import { ImportedHistory1760000004700 } from './1760000004700-imported-history.js';
import { IssuePhoto1760000003010 } from './1760000003010-issue-photo.js';
import { QuestionVersions1760000004500 } from './1760000004500-question-versions.js';
import { Agencies1760000004510 } from './1760000004510-agencies.js';
import { CorrectionsAndMerges1760000004520 } from './1760000004520-corrections-and-merges.js';
import { IssueList1760000004600 } from './1760000004600-issue-list.js';
import { Places1760000004800 } from './1760000004800-places.js';

/** What the service's database consists of. */
export const entities = [
  AgencyEntity,
  CategoryEntity,
  CategoryQuestionsEntity,
  IssueEntity,
  ReporterEntity,
  ReporterKeyEntity,
  ContactIndexKeyEntity,
  IssueNoteEntity,
  IssueCorrectionEntity,
  IssuePhotoEntity,
  IssueStepEntity,
  OfficerNameEntity,
  StreetEntity,
  StreetAddressEntity,
  HeldReportEntity,
];

export const migrations: readonly (new () => MigrationInterface)[] = [
  ...messagingMigrations,
  ...platformMigrations,
  ...timerMigrations,
  IssueTables1760000001000,
  SeedCategories1760000001100,
  Reach1760000002011,
  SealReporters1760000002020,
  ReporterKeyReach1760000002050,
  FollowUp1760000003000,
  IssuePhoto1760000003010,
  QuestionVersions1760000004500,
  Agencies1760000004510,
  CorrectionsAndMerges1760000004520,
  IssueList1760000004600,
  ImportedHistory1760000004700,
  Places1760000004800,
];
