import { Module } from '@nestjs/common';
import { ServiceModule } from '@owcr/platform';
import { TimersModule } from '@owcr/timers';
import { AcknowledgeTimeConsumer } from './assignment/acknowledge-time.consumer.js';
import { AcknowledgeTimeStore } from './assignment/acknowledge-time.store.js';
import { AssignmentCommands } from './assignment/assignment.commands.js';
import { AssignmentController } from './assignment/assignment.controller.js';
import { AssignmentStore } from './assignment/assignment.store.js';
import { AssignmentViewStore } from './assignment/assignment.view.store.js';
import { DeskOpener } from './assignment/desk.opener.js';
import { DispatchController } from './assignment/dispatch.controller.js';
import { HandOverController } from './assignment/hand-over.controller.js';
import { HandOverStore } from './assignment/hand-over.store.js';
import { HandOvers } from './assignment/hand-overs.js';
import { OfficerLoadStore } from './assignment/officer-load.store.js';
import { OfficerRecheck } from './assignment/officer-recheck.js';
import { OpenPlaceStore } from './assignment/open-place.store.js';
import { ProspectStore } from './assignment/prospect.store.js';
import { ReviewRetry } from './assignment/review.retry.js';
import { ReviewSweep } from './assignment/review.sweep.js';
import { CoverageController } from './coverage/coverage.controller.js';
import { CoverageStore } from './coverage/coverage.store.js';
import { DueTimers } from './due-timers.js';
import { Candidates } from './officer/candidates.js';
import { OfficerController } from './officer/officer.controller.js';
import { OfficerStore } from './officer/officer.store.js';
import { AbsenceController, ShiftController } from './officer/period.controller.js';
import { PeriodEffects } from './officer/period.effects.js';
import { PeriodDesk } from './officer/period.desk.js';
import { PeriodStore } from './officer/period.store.js';
import { RosterKeeper } from './officer/roster.keeper.js';
import { RosterMoves } from './officer/roster.moves.store.js';
import { RosterPublisher } from './officer/roster.publisher.js';
import { RosterRestatement } from './officer/roster.restatement.js';
import { entities, migrations } from './schema.js';
import { SectorComparison } from './sector/sector.comparison.store.js';
import { SectorPointsController } from './sector/sector-points.controller.js';
import { PublicSectorController } from './sector/public-sector.controller.js';
import { SectorController } from './sector/sector.controller.js';
import { SectorImporter } from './sector/sector.importer.js';
import { SectorLocator } from './sector/sector.locator.js';
import { SectorRetirement } from './sector/sector.retirement.js';
import { SectorStore } from './sector/sector.store.js';

export const serviceName = 'sector-assignment';

@Module({
  imports: [ServiceModule.forRoot({ name: serviceName, entities, migrations }), TimersModule.forRoot({ handler: DueTimers })],
  controllers: [
    PublicSectorController,
    SectorController,
    SectorPointsController,
    OfficerController,
    ShiftController,
    AbsenceController,
    HandOverController,
    AssignmentController,
    DispatchController,
    AcknowledgeTimeConsumer,
    CoverageController,
  ],
  providers: [
    SectorStore,
    SectorLocator,
    SectorImporter,
    SectorRetirement,
    SectorComparison,
    OpenPlaceStore,
    OfficerStore,
    Candidates,
    OfficerLoadStore,
    RosterKeeper,
    PeriodStore,
    PeriodDesk,
    PeriodEffects,
    CoverageStore,
    AssignmentStore,
    AssignmentViewStore,
    AcknowledgeTimeStore,
    DeskOpener,
    ProspectStore,
    AssignmentCommands,
    HandOvers,
    HandOverStore,
    ReviewSweep,
    ReviewRetry,
    OfficerRecheck,
    RosterMoves,
    RosterPublisher,
    RosterRestatement,
    DueTimers,
  ],
})
export class SectorAssignmentModule {}
