import 'reflect-metadata';
import type { PipeTransform, Type } from '@nestjs/common';
import { PARAMTYPES_METADATA, ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { RouteParamtypes } from '@nestjs/common/internal';

/** One argument of a handler, as its decorators say. */
export interface RouteArgument {
  /** `other`: made by a decorator of ours, or the request itself. */
  from: 'query' | 'path' | 'body' | 'other';
  /** The one member that is taken of it; absent: all of it. */
  name?: string;
  /** The class it is checked against, where it has one. */
  type?: Type<object>;
  pipes: readonly (Type<PipeTransform> | PipeTransform)[];
}

interface StoredArgument {
  index: number;
  data?: unknown;
  pipes?: (Type<PipeTransform> | PipeTransform)[];
}

const places: Partial<Record<RouteParamtypes, RouteArgument['from']>> = {
  [RouteParamtypes.QUERY]: 'query',
  [RouteParamtypes.PARAM]: 'path',
  [RouteParamtypes.BODY]: 'body',
};

const plainTypes: readonly unknown[] = [String, Number, Boolean, Object, Array, undefined];

/** The arguments of a handler, in no particular order: what Nest reads to call it. */
export function routeArgumentsOf(controller: Type<unknown>, method: string): RouteArgument[] {
  const stored = (Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, method) ?? {}) as Record<string, StoredArgument>;
  const types = (Reflect.getMetadata(PARAMTYPES_METADATA, controller.prototype as object, method) ?? []) as Type<object>[];
  return Object.entries(stored).map(([key, { index, data, pipes = [] }]) => ({
    from: places[Number(key.split(':', 1)[0]) as RouteParamtypes] ?? 'other',
    ...(typeof data === 'string' && { name: data }),
    ...(!plainTypes.includes(types[index]) && { type: types[index] }),
    pipes,
  }));
}
