import { ModuleRef } from '@nestjs/core';
import { Module } from '@nestjs/common';
import { ServiceModule } from '@owcr/platform';
import { TimersModule } from '@owcr/timers';
import { Agencies } from './agency/agencies.js';
import { AgencyController } from './agency/agency.controller.js';
import { AgencyStore } from './agency/agency.store.js';
import { CategoryController } from './category/category.controller.js';
import { CategoryStore } from './category/category.store.js';
import { FollowUpController } from './follow-up/follow-up.controller.js';
import { FollowUpStore } from './follow-up/follow-up.store.js';
import { PublicPhotoController } from './follow-up/public-photo.controller.js';
import { Developing } from './photo/developing.js';
import { PhotoController } from './photo/photo.controller.js';
import { PhotoStore } from './photo/photo.store.js';
import { Photos } from './photo/photos.js';
import { FollowUps } from './follow-up/follow-ups.js';
import { KnownCategory, provideConstraints } from './category/known-category.dto.js';
import { IntakeConfiguration, readIntakeConfiguration } from './intake.configuration.js';
import { entities, migrations } from './migrations/schema.js';
import { ImportController } from './import/import.controller.js';
import { IssueImport } from './import/issue-import.js';
import { ReportRelease } from './import/report-release.service.js';
import { HeldReportStore } from './issue/held-report.store.js';
import { ClosingTimers } from './issue/closing-timers.js';
import { CorrectionController } from './issue/correction.controller.js';
import { CorrectionStore } from './issue/correction.store.js';
import { Corrections } from './issue/corrections.js';
import { IssueCommandController } from './issue/issue-command.controller.js';
import { IssueCommands } from './issue/issue-commands.js';
import { DeadlineConsumer } from './issue/deadline.consumer.js';
import { DeadlineStore } from './issue/deadline.store.js';
import { IssueListController } from './issue/issue-list.controller.js';
import { IssueListStore } from './issue/issue-list.store.js';
import { Searches } from './issue/issue-search.store.js';
import { IssueController } from './issue/issue.controller.js';
import { IssueStore } from './issue/issue.store.js';
import { LifecycleConsumer } from './issue/lifecycle.consumer.js';
import { MergeController } from './issue/merge.controller.js';
import { MergeStore } from './issue/merge.store.js';
import { NoteController } from './issue/note.controller.js';
import { NoteStore } from './issue/note.store.js';
import { OfficerNameStore } from './issue/officer-name.store.js';
import { ReportController } from './issue/report.controller.js';
import { ReportStore } from './issue/report.store.js';
import { ReporterController } from './issue/reporter.controller.js';
import { ReporterErasing } from './issue/reporter-erasing.js';
import { ReporterStore } from './issue/reporter.store.js';
import { Reporting } from './issue/reporting.js';
import { SimilarController } from './issue/similar.controller.js';
import { SimilarStore } from './issue/similar.store.js';
import { PlaceController, PublicPlaceController } from './places/place.controller.js';
import { PlaceImport } from './places/place-import.js';
import { PlaceImportStore } from './places/place-import.store.js';
import { Geocoder } from './places/geocoder.js';
import { PlaceFinder } from './places/place-finder.js';
import { StreetSearch } from './places/street-search.js';
import { StreetStore } from './places/street.store.js';
import { ReporterKeys } from './reporter-keys/reporter-keys.store.js';

@Module({
  imports: [ServiceModule.forRoot({ name: 'intake', entities, migrations }), TimersModule.forRoot({ handler: ClosingTimers })],
  // `issues/similar` and `issues/counts` come before `issues/:id`.
  controllers: [
    AgencyController,
    CategoryController,
    FollowUpController,
    PublicPhotoController,
    SimilarController,
    ImportController,
    ReportController,
    IssueListController,
    IssueController,
    IssueCommandController,
    CorrectionController,
    MergeController,
    NoteController,
    PhotoController,
    PlaceController,
    PublicPlaceController,
    ReporterController,
    LifecycleConsumer,
    DeadlineConsumer,
  ],
  providers: [
    { provide: IntakeConfiguration, useFactory: readIntakeConfiguration },
    Agencies,
    AgencyStore,
    CategoryStore,
    KnownCategory,
    ClosingTimers,
    DeadlineStore,
    CorrectionStore,
    Corrections,
    Developing,
    FollowUpStore,
    FollowUps,
    Geocoder,
    HeldReportStore,
    IssueImport,
    ReportRelease,
    IssueCommands,
    IssueListStore,
    IssueStore,
    MergeStore,
    NoteStore,
    PhotoStore,
    Photos,
    OfficerNameStore,
    PlaceImport,
    PlaceImportStore,
    PlaceFinder,
    ReportStore,
    ReporterErasing,
    ReporterKeys,
    ReporterStore,
    Reporting,
    Searches,
    SimilarStore,
    StreetSearch,
    StreetStore,
  ],
})
export class IntakeModule {
  constructor(moduleRef: ModuleRef) {
    provideConstraints(moduleRef);
  }
}
