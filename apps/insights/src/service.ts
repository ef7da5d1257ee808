import { startService } from '@owcr/platform';
import { InsightsModule } from './insights.module.js';

/** Runs the service until its process is told to stop. */
export const start = () => startService(InsightsModule, { name: 'insights' });
