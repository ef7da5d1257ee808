import {
  type DynamicModule,
  Inject,
  Logger,
  Module,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
  type Type,
} from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { Transactions } from '@owcr/messaging';
import { DataSource } from 'typeorm';
import type { TimerHandler } from './timer.js';
import { TimerLoop } from './timer-loop.js';
import { Timers } from './timers.js';
import { TimerWatchdog } from './watchdog.js';

export interface TimersOptions {
  /** A provider of any module of the application: it is looked up when the application has started. */
  handler: Type<TimerHandler>;
}

/** While one waits for the database, another handles its batch; more would only wait for the same thread. */
const loopsPerInstance = 2;

const optionsToken = Symbol('TimersOptions');

/** Gives every module `Timers`, and fires due timers from when the application has started until it shuts down. */
@Module({})
export class TimersModule implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger('Timers');
  private parts: (TimerLoop | TimerWatchdog)[] = [];
  private stopListening: (() => void) | undefined;

  constructor(
    @Inject(optionsToken) private readonly options: TimersOptions,
    private readonly moduleRef: ModuleRef,
    private readonly transactions: Transactions,
    private readonly timers: Timers,
    private readonly dataSource: DataSource,
  ) {}

  static forRoot(options: TimersOptions): DynamicModule {
    return {
      module: TimersModule,
      global: true,
      providers: [Timers, { provide: optionsToken, useValue: options }],
      exports: [Timers],
    };
  }

  onApplicationBootstrap(): void {
    const handler = this.moduleRef.get<TimerHandler>(this.options.handler, { strict: false });
    const loops = Array.from(
      { length: loopsPerInstance },
      () => new TimerLoop(this.transactions, this.dataSource.manager, handler, this.log),
    );
    this.parts = [...loops, new TimerWatchdog(this.transactions, this.timers, handler, this.log)];
    for (const part of this.parts) part.start();
    this.stopListening = this.timers.onSet((dueAtMs) => loops.forEach((loop) => loop.comeBy(dueAtMs)));
  }

  async onModuleDestroy(): Promise<void> {
    this.stopListening?.();
    await Promise.all(this.parts.map((part) => part.stop()));
  }
}
