import { Controller, Get, Header } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Histogram, register } from 'prom-client';
import { serviceLabel } from '@owcr/messaging/service-scope';
import { Public } from './service-token.guard.js';

let duration: Histogram<'service' | 'method' | 'route' | 'status'> | null = null;

/**
 * Process metrics and the time of every request, by route and never by URL: an unbounded label would fill the memory. Where services share a
 * process, each of their `/metrics` shows all of it, and what is counted says of which service it is.
 */
export function measureRequests(server: FastifyInstance): void {
  if (!duration) {
    collectDefaultMetrics();
    duration = new Histogram({
      name: 'http_request_duration_seconds',
      help: 'Time to answer a request, by route and status.',
      labelNames: ['service', 'method', 'route', 'status'],
      buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 5],
    });
  }
  const histogram = duration;
  server.addHook('onResponse', (request, reply, done) => {
    histogram.observe(
      { ...serviceLabel(), method: request.method, route: request.routeOptions.url ?? 'none', status: reply.statusCode },
      reply.elapsedTime / 1000,
    );
    done();
  });
}

@ApiExcludeController()
@Controller('metrics')
export class MetricsController {
  @Public()
  @Get()
  @Header('content-type', register.contentType)
  @Header('cache-control', 'no-store')
  read(): Promise<string> {
    return register.metrics();
  }
}
