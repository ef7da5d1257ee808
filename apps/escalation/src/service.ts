import { startService } from '@owcr/platform';
import { EscalationModule, serviceName } from './escalation.module.js';

/** Runs the service until its process is told to stop. */
export const start = () => startService(EscalationModule, { name: serviceName });
