import { startService } from '@owcr/platform';
import { readTrustedProxies } from './configuration.js';
import { gatewayOptions } from './door.js';
import { GatewayModule } from './gateway.module.js';

await startService(GatewayModule, { ...gatewayOptions(), trustedProxies: readTrustedProxies() });
