import { Controller, Get, Injectable, type INestApplication } from '@nestjs/common';
import { ApiExcludeController, type OpenAPIObject } from '@nestjs/swagger';
import { Public } from './service-token.guard.js';

/** The service's OpenAPI document, made when it is first asked for. */
@Injectable()
export class OpenApiDocument {
  private make: (() => Promise<OpenAPIObject>) | null = null;
  private made: Promise<OpenAPIObject> | null = null;

  describe(app: INestApplication, name: string): void {
    this.make = async () => {
      const { DocumentBuilder, SwaggerModule } = await import('@nestjs/swagger');
      const { describeDtos } = await import('./describe-dtos.js');
      describeDtos();
      const frame = new DocumentBuilder()
        .setTitle(name)
        .setVersion('1')
        .addBearerAuth()
        .addSecurityRequirements('bearer')
        .build();
      return withPlainEnums(SwaggerModule.createDocument(app, frame));
    };
  }

  read(): Promise<OpenAPIObject> {
    if (!this.make) throw new Error('describe() comes first');
    return (this.made ??= this.make());
  }
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
