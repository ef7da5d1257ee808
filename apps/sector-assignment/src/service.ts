import 'reflect-metadata';
import { startService } from '@owcr/platform';
import { SectorAssignmentModule, serviceName } from './sector-assignment.module.js';

/** Runs the service until its process is told to stop. */
export const start = () => startService(SectorAssignmentModule, { name: serviceName });
