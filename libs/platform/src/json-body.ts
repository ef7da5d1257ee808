import type { FastifyInstance } from 'fastify';
import { assertStorable } from './storable.js';

/** Bodies are JSON and nothing else. An empty one is no body, whatever the content type says: many clients always send one. */
export function takeOnlyJson(server: FastifyInstance): void {
  const parse = server.getDefaultJsonParser('error', 'error');
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('application/json', { parseAs: 'string' }, (request, text: string, done) => {
    if (text === '') return done(null, undefined);
    void parse(request, text, (error, body) => {
      if (error) return done(error, undefined);
      try {
        assertStorable(body);
        done(null, body);
      } catch (refusal) {
        done(refusal as Error, undefined);
      }
    });
  });
}
