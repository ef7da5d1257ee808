import 'reflect-metadata';
import { startService } from '@owcr/platform';
import { IntakeModule } from './intake.module.js';
import { intakeOptions } from './intake.options.js';

/** Runs the service until its process is told to stop. */
export const start = () => startService(IntakeModule, intakeOptions);
