import { startService } from '@owcr/platform';
import { NotificationModule } from './notification.module.js';

await startService(NotificationModule, { name: 'notification' });
