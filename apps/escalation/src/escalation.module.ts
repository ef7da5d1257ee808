import { Module } from '@nestjs/common';
import { ServiceModule } from '@owcr/platform';
import { TimersModule } from '@owcr/timers';
import { ClockConsumer } from './clock/clock.consumer.js';
import { ClockStore } from './clock/clock.store.js';
import { ClockTimers } from './clock/clock-timers.js';
import { Handover } from './clock/handover.js';
import { DeadlineController } from './clock/deadline.controller.js';
import { DeadlineStore } from './clock/deadline.store.js';
import { DeadlinePreviewController } from './policy/deadline-preview.controller.js';
import { Policies } from './policy/policies.js';
import { PolicyController } from './policy/policy.controller.js';
import { PolicyPublisher } from './policy/policy.publisher.js';
import { PolicyStore } from './policy/policy.store.js';
import { RosterConsumer } from './roster/roster.consumer.js';
import { RosterStore } from './roster/roster.store.js';
import { entities, migrations } from './schema.js';
import { Acknowledgement } from './wall/acknowledgement.js';
import { WallController } from './wall/wall.controller.js';
import { WallStore } from './wall/wall.store.js';

export const serviceName = 'escalation';

@Module({
  imports: [ServiceModule.forRoot({ name: serviceName, entities, migrations }), TimersModule.forRoot({ handler: ClockTimers })],
  controllers: [ClockConsumer, RosterConsumer, DeadlinePreviewController, DeadlineController, WallController, PolicyController],
  providers: [
    ClockStore,
    ClockTimers,
    DeadlineStore,
    Handover,
    Policies,
    PolicyPublisher,
    PolicyStore,
    RosterStore,
    Acknowledgement,
    WallStore,
  ],
})
export class EscalationModule {}
