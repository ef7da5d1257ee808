import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import type { Breadth } from './storable.js';

const kB = 1024;

/** How much one body may hold. Whoever sends more is refused before anything is made of it. */
export interface BodyLimits extends Breadth {
  bytesMax: number;
  /** Objects, lists, texts, numbers and the like, at all depths together. */
  valuesMax: number;
}

/** What a command says. The largest of ours is a report: 12 kB of text and 50 answers. */
export const bodyLimits = {
  bytesMax: 256 * kB,
  valuesMax: 2_000,
  membersMax: 100,
  elementsMax: 500,
} as const satisfies BodyLimits;

declare module 'fastify' {
  interface FastifyContextConfig {
    bodyLimits?: BodyLimits;
  }
}

/** Gives one route limits of its own, for example an import: `@Body` of it may hold as much as said here. */
export const TakesBodies = (limits: BodyLimits): MethodDecorator => RouteConfig({ bodyLimits: limits });

/** To be called before routes are added: tells the server how many bytes each of them takes. */
export function limitBodies(server: FastifyInstance): void {
  server.addHook('onRoute', (route) => {
    const limits = route.config?.bodyLimits;
    if (limits) route.bodyLimit = limits.bytesMax;
  });
}
