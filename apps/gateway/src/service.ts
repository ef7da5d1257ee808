import { startService } from '@owcr/platform';
import { readTrustedProxies } from './configuration.js';
import { gatewayOptions } from './door.js';
import { GatewayModule } from './gateway.module.js';

/** Runs the service until its process is told to stop. */
export const start = () => startService(GatewayModule, { ...gatewayOptions(), trustedProxies: readTrustedProxies() });
