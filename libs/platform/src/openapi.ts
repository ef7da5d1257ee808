import { Controller, Get, Injectable, type INestApplication, type Type } from '@nestjs/common';
import { ApiExcludeController, type OpenAPIObject } from '@nestjs/swagger';
import { Public } from './service-token.guard.js';

/** The service's OpenAPI document, made when it is first asked for. */
@Injectable()
export class OpenApiDocument {
  private make: (() => Promise<OpenAPIObject>) | null = null;
  private made: Promise<OpenAPIObject> | null = null;

  describe(app: INestApplication, name: string): void {
    this.make = () => describeApi(app, name);
  }

  read(): Promise<OpenAPIObject> {
    if (!this.make) throw new Error('describe() comes first');
    return (this.made ??= this.make());
  }
}

/** The document of a service from its classes alone: nothing of it is started, so it needs no database and no configuration. */
export async function previewOpenApi(module: Type, { name, outsideApi }: DocumentedService): Promise<OpenAPIObject> {
  const { NestFactory } = await import('@nestjs/core');
  const { FastifyAdapter } = await import('@nestjs/platform-fastify');
  const app = await NestFactory.create(module, new FastifyAdapter(), { preview: true, logger: false, abortOnError: false });
  app.setGlobalPrefix(apiPrefix, { exclude: pathsOutside(outsideApi) });
  return describeApi(app, name);
}

export interface DocumentedService {
  name: string;
  /** Paths that are not under /api/v1, and not the API's. */
  outsideApi?: readonly string[];
}

async function describeApi(app: INestApplication, name: string): Promise<OpenAPIObject> {
  const { DocumentBuilder, SwaggerModule } = await import('@nestjs/swagger');
  const { describeDtos } = await import('./describe-dtos.js');
  const { describeRoutes, operationIdOf } = await import('./describe-routes.js');
  describeDtos();
  const frame = new DocumentBuilder().setTitle(name).setVersion('1').addBearerAuth().addSecurityRequirements('bearer').build();
  const document = SwaggerModule.createDocument(app, frame, { operationIdFactory: operationIdOf });
  describeRoutes(app, document);
  closeBodies(document);
  return withPlainEnums(document);
}

export const apiPrefix = 'api/v1';

/** Not under /api/v1, and not reachable through the gateway. */
const internalPaths = [
  'health/live',
  'health/ready',
  'metrics',
  'openapi.json',
  'dead-letters',
  'dead-letters/:id/replay',
  'dead-letters/:id/drop',
];

/** What of a service does not lie under /api/v1. */
export function pathsOutside(ownPaths: readonly string[] = []): string[] {
  return [...internalPaths, ...ownPaths];
}

/** Says of all that a body may be made of that members it does not declare are refused. */
function closeBodies({ paths, components }: OpenAPIObject): void {
  const closed = new Set<string>();
  const close = (part: unknown): void => {
    for (const [, name = ''] of JSON.stringify(part).matchAll(/"#\/components\/schemas\/(\w+)"/g)) {
      const schema = components?.schemas?.[name];
      if (!schema || closed.has(name)) continue;
      closed.add(name);
      if ('properties' in schema) schema.additionalProperties ??= false;
      close(schema);
    }
  };
  for (const item of Object.values(paths))
    for (const { requestBody } of Object.values(item) as { requestBody?: object }[]) if (requestBody) close(requestBody);
}

/**
 * Nest gives a named enumeration the words of one property that has it. They are about that property alone, and with them the same
 * enumeration would be another one in another service.
 */
function withPlainEnums(document: OpenAPIObject): OpenAPIObject {
  for (const schema of Object.values(document.components?.schemas ?? {})) if ('enum' in schema) delete schema.description;
  return document;
}

@ApiExcludeController()
@Controller('openapi.json')
export class OpenApiController {
  constructor(private readonly document: OpenApiDocument) {}

  @Public()
  @Get()
  read(): Promise<OpenAPIObject> {
    return this.document.read();
  }
}
