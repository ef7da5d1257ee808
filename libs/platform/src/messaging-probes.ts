import { Injectable } from '@nestjs/common';
import { EventStrategy, outboxAgeSeconds } from '@owcr/messaging';
import { DataSource } from 'typeorm';
import type { HealthProbe } from './health.js';

/** An event that waits this long says that the relay does not publish. */
const outboxAgeMaxS = 30;
/** A consumer that shows no sign of life for this long is stuck. */
const consumerSilenceMaxMs = 60_000;

/** Whether committed events leave. */
@Injectable()
export class RelayProbe implements HealthProbe {
  readonly name = 'relay';

  constructor(private readonly dataSource: DataSource) {}

  async check() {
    const ageS = await outboxAgeSeconds(this.dataSource);
    return { healthy: ageS < outboxAgeMaxS, reason: 'events wait in the outbox' };
  }
}

/** Whether every consumer has joined its group and makes progress. */
@Injectable()
export class ConsumersProbe implements HealthProbe {
  readonly name = 'consumers';

  constructor(private readonly strategy: EventStrategy) {}

  check() {
    const silent = this.strategy
      .health()
      .filter(({ joined, lastProgressMs }) => !joined || Date.now() - lastProgressMs > consumerSilenceMaxMs);
    return {
      healthy: silent.length === 0,
      reason: silent.map(({ group, refusal }) => (refusal ? `${group}: ${refusal}` : group)).join(', '),
    };
  }
}
