import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fastifyStatic } from '@fastify/static';
import { asyncApiDocument } from '@owcr/contracts';
import type { FastifyInstance } from 'fastify';
import type { ApiDocuments } from './api-documents.js';

const files = ['/swagger-ui.css', '/swagger-ui-bundle.js', '/favicon-32x32.png'];

/** No inline script: the policy of the page does not allow one. */
const page = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>Neighborhood policing API</title>
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <link rel="icon" href="/docs/ui/favicon-32x32.png" />
    <link rel="stylesheet" href="/docs/ui/swagger-ui.css" />
  </head>
  <body>
    <div id="ui"></div>
    <script src="/docs/ui/swagger-ui-bundle.js"></script>
    <script src="/docs/start.js"></script>
  </body>
</html>
`;
const start = `SwaggerUIBundle({ url: '/docs/openapi.json', dom_id: '#ui', deepLinking: true, validatorUrl: null });\n`;

/** What Swagger UI needs: its own files, styles it sets itself, images in them. */
const policy = {
  directives: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'", "'unsafe-inline'"],
    imgSrc: ["'self'", 'data:'],
    connectSrc: ["'self'"],
    baseUri: ["'none'"],
    formAction: ["'none'"],
    frameAncestors: ["'none'"],
  },
};

/** The documents of the API and a page to read them with; everything comes from here, nothing from a CDN. */
export async function serveDocs(server: FastifyInstance, documents: Pick<ApiDocuments, 'read'>): Promise<void> {
  const root = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
  await server.register(fastifyStatic, {
    root,
    prefix: '/docs/ui/',
    allowedPath: (path) => files.includes(path),
    decorateReply: false,
    index: false,
  });
  const asyncApi = JSON.stringify(asyncApiDocument());
  server.get('/docs', { helmet: { contentSecurityPolicy: policy } }, (_request, reply) =>
    reply.type('text/html; charset=utf-8').send(page),
  );
  server.get('/docs/start.js', (_request, reply) => reply.type('text/javascript; charset=utf-8').send(start));
  server.get('/docs/openapi.json', () => documents.read());
  server.get('/docs/asyncapi.json', (_request, reply) => reply.type('application/json; charset=utf-8').send(asyncApi));
}
