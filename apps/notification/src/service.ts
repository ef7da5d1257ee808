import { startService } from '@owcr/platform';
import { NotificationModule } from './notification.module.js';

/** Runs the service until its process is told to stop. */
export const start = () => startService(NotificationModule, { name: 'notification' });
