import { fastifyHelmet } from '@fastify/helmet';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Authenticator } from './access-token/authenticator.js';
import { GatewayConfiguration } from './configuration.js';
import { ApiDocuments } from './docs/api-documents.js';
import { serveDocs } from './docs/docs.js';
import { guardEntrance } from './entrance/entrance.js';
import { registerProxy } from './proxy/proxy.js';
import { ServiceTokens } from './service-tokens.js';

/** An answer of the API is data: nothing in it is ever to be run or shown in a frame. */
const dataPolicy = { useDefaults: false, directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] } };

/** Puts the door around the gateway's own routes: headers, tokens and limits, the proxy, the documents. */
export async function hangDoor(app: NestFastifyApplication): Promise<void> {
  const server = app.getHttpAdapter().getInstance();
  const { requestsPerMinute, urls } = app.get(GatewayConfiguration);
  await server.register(fastifyHelmet, { contentSecurityPolicy: dataPolicy });
  await guardEntrance(server, { authenticator: app.get(Authenticator), requestsPerMinute });
  await registerProxy(server, { urls, tokens: app.get(ServiceTokens) });
  await server.register((scope) => serveDocs(scope, app.get(ApiDocuments)));
}
