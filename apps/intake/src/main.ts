import 'reflect-metadata';
import { startService } from '@owcr/platform';
import { IntakeModule } from './intake.module.js';
import { intakeOptions } from './intake.options.js';

await startService(IntakeModule, intakeOptions);
