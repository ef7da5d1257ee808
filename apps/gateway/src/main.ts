import { startService } from '@owcr/platform';
import { readTrustedProxies } from './configuration.js';
import { hangDoor, outsideApi } from './door.js';
import { GatewayModule } from './gateway.module.js';

await startService(GatewayModule, { name: 'gateway', configure: hangDoor, outsideApi, trustedProxies: readTrustedProxies() });
