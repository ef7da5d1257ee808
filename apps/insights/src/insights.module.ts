import { Module } from '@nestjs/common';
import { ServiceModule } from '@owcr/platform';
import { BoardController } from './board/board.controller.js';
import { BoardReader } from './board/board-reader.store.js';
import { BoardStore } from './board/board.store.js';
import { BoardStream } from './board/board.stream.js';
import { entities, migrations } from './schema.js';
import { TimelineController } from './timeline/timeline.controller.js';
import { TimelineStore } from './timeline/timeline.store.js';
import { ViewsConsumer } from './views.consumer.js';

@Module({
  imports: [ServiceModule.forRoot({ name: 'insights', entities, migrations })],
  controllers: [BoardController, TimelineController, ViewsConsumer],
  providers: [BoardReader, BoardStore, BoardStream, TimelineStore],
})
export class InsightsModule {}
