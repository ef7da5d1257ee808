import { Module } from '@nestjs/common';
import { ServiceModule } from '@owcr/platform';
import { AnchorKeeper } from './audit/anchor.keeper.js';
import { AnchorStore } from './audit/anchor.store.js';
import { AnchorDirectory, readAnchorDirectory, readAuditSealer } from './audit/audit.configuration.js';
import { AuditConsumer } from './audit/audit.consumer.js';
import { AuditController } from './audit/audit.controller.js';
import { AuditReader } from './audit/audit-reader.store.js';
import { AuditSealer, ChainStore } from './audit/chain.store.js';
import { BoardController } from './board/board.controller.js';
import { BoardReader } from './board/board-reader.store.js';
import { BoardStore } from './board/board.store.js';
import { BoardStream } from './board/board.stream.js';
import { entities, migrations } from './schema.js';
import { TimelineController } from './timeline/timeline.controller.js';
import { TimelineStore } from './timeline/timeline.store.js';
import { MilestoneStore } from './trends/milestone.store.js';
import { TrendsController } from './trends/trends.controller.js';
import { TrendsStore } from './trends/trends.store.js';
import { ViewsConsumer } from './views.consumer.js';

@Module({
  imports: [ServiceModule.forRoot({ name: 'insights', entities, migrations })],
  controllers: [AuditController, AuditConsumer, BoardController, TimelineController, TrendsController, ViewsConsumer],
  providers: [
    { provide: AuditSealer, useFactory: readAuditSealer },
    { provide: AnchorDirectory, useFactory: readAnchorDirectory },
    AnchorKeeper,
    AnchorStore,
    AuditReader,
    ChainStore,
    BoardReader,
    BoardStore,
    BoardStream,
    TimelineStore,
    MilestoneStore,
    TrendsStore,
  ],
})
export class InsightsModule {}
