import { startService } from '@owcr/platform';
import { EscalationModule, serviceName } from './escalation.module.js';

await startService(EscalationModule, { name: serviceName });
