import { DomainError } from '@owcr/platform';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { notAPhoto } from './developing.js';
import { photoLimits } from './photo.js';

const photoRoutes: ReadonlySet<string> = new Set(['/api/v1/issues/:id/photos', '/api/v1/public/photos']);
/** What a picture may be called. What it is, its bytes say. */
const pictures = /^(image\/|application\/octet-stream)/;

/** Takes bodies that are pictures, where photos are added and nowhere else. */
export function takePhotos(app: NestFastifyApplication): void {
  const server = app.getHttpAdapter().getInstance();
  server.addHook('onRequest', (request, _reply, done) => {
    const isPhoto = photoRoutes.has(request.routeOptions.url ?? '');
    // Before it is read: no other route keeps so much for anybody.
    if (!isPhoto && !request.is404 && pictures.test(request.headers['content-type'] ?? '')) return done(onlyJson());
    done();
  });
  server.addContentTypeParser(pictures, { parseAs: 'buffer', bodyLimit: photoLimits.bytesMax }, (_request, body, done) =>
    done(null, body),
  );
}

/** The bytes of a body that is a photo; 415 for one of another kind, 400 for none. */
export function photoIn(body: unknown): Buffer {
  if (body === undefined || (Buffer.isBuffer(body) && body.length === 0))
    throw new DomainError('validation-failed', 'A photo is needed.', {
      status: 400,
      errors: [{ path: 'photo', message: 'must be the body of the request' }],
    });
  if (!Buffer.isBuffer(body)) throw notAPhoto();
  return body;
}

const onlyJson = () => new DomainError('unsupported-media-type', 'Only application/json is taken here.', { status: 415 });
