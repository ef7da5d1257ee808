import { readProviderConfiguration } from './configuration.js';
import { createProvider } from './provider.js';

const configuration = readProviderConfiguration();
const server = createProvider(configuration).listen(configuration.PORT, configuration.HOST);
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    server.close(() => process.exit(0));
    server.closeAllConnections();
  });
}
