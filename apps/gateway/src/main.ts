import { startService } from '@owcr/platform';
import { hangDoor } from './door.js';
import { GatewayModule } from './gateway.module.js';

await startService(GatewayModule, { name: 'gateway', configure: hangDoor });
