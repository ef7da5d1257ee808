import { fastifyHelmet } from '@fastify/helmet';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { StartOptions } from '@owcr/platform';
import { GatewayConfiguration } from './configuration.js';
import { ApiDocuments } from './docs/api-documents.js';
import { serveDocs } from './docs/docs.js';
import { guardEntrance } from './entrance/entrance.js';
import { Identification } from './entrance/identification.js';
import { servePages } from './pages/pages.js';
import { OpenReplies } from './proxy/open-replies.js';
import { registerProxy } from './proxy/proxy.js';
import { ServiceTokens } from './service-tokens.js';
import { OidcConfiguration } from './sign-in/oidc-configuration.js';

/** Paths of the gateway for browsers rather than for the API. */
const outsideApi = ['session', 'session/login', 'session/callback', 'session/logout'];

/** An answer of the API is data: nothing in it is ever to be run or shown in a frame. */
const dataPolicy = {
  useDefaults: false,
  directives: { defaultSrc: ["'none'"], baseUri: ["'none'"], formAction: ["'none'"], frameAncestors: ["'none'"] },
};

/** What makes a service the gateway. */
export const gatewayOptions = () =>
  ({ name: 'gateway', configure: hangDoor, outsideApi, requestIds: 'own' }) satisfies StartOptions;

/** Puts the door around the gateway's own routes: headers, tokens and limits, the proxy, the documents, the pages. */
export async function hangDoor(app: NestFastifyApplication): Promise<void> {
  const server = app.getHttpAdapter().getInstance();
  const { requestsPerMinute, importsPerMinute, publicLimits, uploadLimits, urls, webRoot, mapTiles } =
    app.get(GatewayConfiguration);
  await server.register(fastifyHelmet, { contentSecurityPolicy: dataPolicy });
  const { publicOrigin } = app.get(OidcConfiguration);
  const documents = app.get(ApiDocuments);
  await guardEntrance(server, {
    identification: app.get(Identification),
    requestsPerMinute,
    importsPerMinute,
    publicLimits,
    methodsOf: (path) => documents.methodsOf(path),
    publicOrigin,
  });
  const [tokens, streams] = [app.get(ServiceTokens), app.get(OpenReplies)];
  await registerProxy(server, { urls, tokens, streams, uploads: uploadLimits });
  await server.register((scope) => serveDocs(scope, documents));
  if (webRoot !== undefined) await server.register((scope) => servePages(scope, { root: webRoot, tiles: mapTiles }));
}
