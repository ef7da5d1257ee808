import type { INestApplication, Type } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import type { OpenAPIObject } from '@nestjs/swagger';
import { revealedBy, revealsKey } from './revealed-fields.js';
import { type RouteArgument, routeArgumentsOf } from './route-arguments.js';
import { routeParameterCharactersMax } from './route-parameters.js';
import { isPublic } from './service-token.guard.js';
import { UuidPipe } from './validation.js';

/** A handler, by the name its operation has in the document. */
interface Handler {
  controller: Type<unknown>;
  method: string;
  arguments: readonly RouteArgument[];
}

interface Parameter {
  name: string;
  in: string;
  schema?: Record<string, unknown>;
  [extension: string]: unknown;
}

interface Operation {
  operationId?: string;
  parameters?: Parameter[];
  security?: readonly object[];
}

export const operationIdOf = (controller: string, method: string) => `${controller}_${method}`;

/**
 * Adds to the document of a service what its routes check and the scanner does not see: that an id in a path is a UUID, what a query
 * parameter reveals (`x-reveals`), and that an operation needs no token. All of it is read off the decorators that do the checking.
 */
export function describeRoutes(app: INestApplication, document: OpenAPIObject): void {
  const handlers = handlersOf(app);
  for (const item of Object.values(document.paths)) {
    for (const operation of Object.values(item) as Operation[]) {
      const handler = handlers(operation.operationId);
      if (handler) describe(operation, handler);
    }
  }
}

function describe(operation: Operation, { controller, method, arguments: args }: Handler): void {
  if (isPublic(controller, method)) operation.security = [];
  for (const parameter of operation.parameters ?? []) {
    if (parameter.in === 'path' && args.some((argument) => isUuid(argument, parameter.name)))
      parameter.schema = { ...parameter.schema, type: 'string', format: 'uuid' };
    if (parameter.in === 'path') boundPath(parameter);
    if (parameter.in === 'query') describeQuery(parameter, args);
  }
}

/** A longer one is no path of ours. */
function boundPath(parameter: Parameter): void {
  const { type, format, maxLength } = parameter.schema ?? {};
  if (type === 'string' && format === undefined && maxLength === undefined)
    parameter.schema = { ...parameter.schema, minLength: 1, maxLength: routeParameterCharactersMax };
}

/** Null says that a parameter reveals nothing; of one without `x-reveals` nobody has said it. */
function describeQuery(parameter: Parameter, args: readonly RouteArgument[]): void {
  const types = args.flatMap(({ from, type }) => (from === 'query' && type ? [type] : []));
  const declared = types.map((type) => revealedBy(type, parameter.name)).find((revealed) => revealed !== undefined);
  if (declared !== undefined) parameter[revealsKey] = declared;
  delete parameter.schema?.[revealsKey];
}

function isUuid({ from, name, pipes }: RouteArgument, parameter: string): boolean {
  return from === 'path' && name === parameter && pipes.some((pipe) => pipe === UuidPipe || pipe instanceof UuidPipe);
}

function handlersOf(app: INestApplication): (operationId: string | undefined) => Handler | undefined {
  const controllers = new Map<string, Type<unknown>>();
  for (const { controllers: ofModule } of app.get(ModulesContainer).values())
    for (const { metatype } of ofModule.values()) if (metatype) controllers.set(metatype.name, metatype as Type<unknown>);
  return (operationId = '') => {
    const [name = '', method = ''] = operationId.split('_');
    const controller = controllers.get(name);
    return controller && { controller, method, arguments: routeArgumentsOf(controller, method) };
  };
}
