import 'reflect-metadata';
import { startService } from '@owcr/platform';
import { SectorAssignmentModule, serviceName } from './sector-assignment.module.js';

await startService(SectorAssignmentModule, { name: serviceName });
