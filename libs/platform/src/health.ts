import { Controller, Get, Inject, Injectable, Optional, ServiceUnavailableException } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { HealthCheckService, HealthIndicatorService, TerminusModule, TypeOrmHealthIndicator } from '@nestjs/terminus';
import { DataSource } from 'typeorm';
import { DomainError } from './domain-error.js';
import { Public } from './service-token.guard.js';

const databaseDeadlineMs = 1_000;

/** Something a service cannot work without. */
export interface HealthProbe {
  name: string;
  /** Whether it works, and in a word why not. */
  check(): { healthy: boolean; reason?: string } | Promise<{ healthy: boolean; reason?: string }>;
}

/** Provide a `HealthProbe[]` under this token to have it asked by /health/ready. */
export const HEALTH_PROBES = Symbol.for('owcr:health-probes');

export { TerminusModule };

@Injectable()
export class Readiness {
  constructor(
    private readonly checks: HealthCheckService,
    private readonly database: TypeOrmHealthIndicator,
    private readonly connection: DataSource,
    private readonly indicators: HealthIndicatorService,
    @Optional() @Inject(HEALTH_PROBES) private readonly probes: readonly HealthProbe[] | null,
  ) {}

  /** Throws a 503 that names what is missing, by name only: the reason may hold addresses and is for the log. */
  async check(): Promise<{ status: 'ok'; checks: Record<string, string> }> {
    const result = await this.checks
      .check([
        () => this.database.pingCheck('database', { connection: this.connection, timeout: databaseDeadlineMs }),
        ...(this.probes ?? []).map((probe) => () => this.ask(probe)),
      ])
      .catch((error: unknown) => {
        if (error instanceof ServiceUnavailableException)
          return error.getResponse() as { details?: Record<string, { status: string }> };
        throw error;
      });
    const checks = Object.fromEntries(Object.entries(result.details ?? {}).map(([name, { status }]) => [name, status]));
    if (Object.values(checks).every((status) => status === 'up')) return { status: 'ok', checks };
    throw new DomainError('service-unavailable', 'The service is not ready.', { status: 503, checks });
  }

  private async ask(probe: HealthProbe) {
    const indicator = this.indicators.check(probe.name);
    const { healthy, reason } = await probe.check();
    return healthy ? indicator.up() : indicator.down(reason ?? 'down');
  }
}

@ApiExcludeController()
@Controller('health')
export class HealthController {
  constructor(private readonly readiness: Readiness) {}

  @Public()
  @Get('live')
  live() {
    return { status: 'ok' };
  }

  @Public()
  @Get('ready')
  ready() {
    return this.readiness.check();
  }
}
