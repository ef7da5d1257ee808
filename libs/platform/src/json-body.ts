import { isUtf8 } from 'node:buffer';
import type { FastifyInstance } from 'fastify';
import { bodyLimits } from './body-limits.js';
import { DomainError, invalid } from './domain-error.js';
import { holdsMoreValues } from './json-values.js';
import { assertStorable } from './storable.js';

/**
 * Bodies are JSON in UTF-8 and nothing else, and no broader than the route takes. An empty one is no body, whatever the content type
 * says: many clients always send one.
 */
export function takeOnlyJson(server: FastifyInstance): void {
  const parse = server.getDefaultJsonParser('error', 'error');
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, bytes: Buffer, done) => {
    const limits = request.routeOptions.config.bodyLimits ?? bodyLimits;
    if (bytes.length === 0) return done(null, undefined);
    // Decoding would put U+FFFD in the place of what it cannot read, and that would be stored.
    if (!isUtf8(bytes)) return done(new DomainError('malformed-json', 'The body is not UTF-8.', { status: 400 }), undefined);
    if (holdsMoreValues(bytes, limits.valuesMax))
      return done(invalid([{ path: '', message: `must hold at most ${limits.valuesMax} values` }]), undefined);
    void parse(request, bytes.toString('utf8'), (error, body) => {
      if (error) return done(error, undefined);
      try {
        assertStorable(body, limits);
        done(null, body);
      } catch (refusal) {
        done(refusal as Error, undefined);
      }
    });
  });
}
