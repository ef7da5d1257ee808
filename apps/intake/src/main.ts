import 'reflect-metadata';
import { startService } from '@owcr/platform';
import { IntakeModule } from './intake.module.js';

await startService(IntakeModule, { name: 'intake' });
