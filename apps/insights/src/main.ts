import { startService } from '@owcr/platform';
import { InsightsModule } from './insights.module.js';

await startService(InsightsModule, { name: 'insights' });
