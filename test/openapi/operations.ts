import type { DescribedApi } from '@owcr/testing';

export interface Parameter {
  name: string;
  in: string;
  required?: boolean;
  schema?: { type?: string; format?: string; enum?: unknown[]; pattern?: string; maxLength?: number; example?: unknown };
  example?: unknown;
  /** Which fields of which thing a filter lets its sender find out; null: none. */
  'x-reveals'?: { resource: string; fields: string[] } | { resource: string; byValue: Record<string, string[]> } | null;
}

export interface Operation {
  /** `METHOD /path`. */
  name: string;
  method: string;
  path: string;
  parameters: Parameter[];
  security?: object[];
  requestBody?: unknown;
  /** The statuses that it answers with a problem document. */
  problems: number[];
}

/** What is for everybody, without anything to come in with. */
export const publicPaths = [
  ...['/session', '/session/login', '/session/callback', '/session/logout'],
  ...['/api/v1/public/categories', '/api/v1/public/reports', '/api/v1/public/photos', '/api/v1/public/places/search'],
  '/api/v1/public/sectors/at',
  ...['/api/v1/public/follow', '/api/v1/public/follow/confirm', '/api/v1/public/follow/not-fixed'],
];

const methods = ['get', 'put', 'post', 'delete', 'patch'];

interface Described {
  parameters?: Parameter[];
  security?: object[];
  requestBody?: unknown;
  responses?: Record<string, { $ref?: string; content?: object }>;
}

/** Every operation of a document, with what it refers to in its place. */
export function operationsIn({ paths, components }: DescribedApi): Operation[] {
  const schemas = (components?.schemas ?? {}) as Record<string, NonNullable<Parameter['schema']>>;
  const answers = (components as { responses?: Described['responses'] } | undefined)?.responses ?? {};
  const resolved = (parameter: Parameter): Parameter => {
    const { $ref } = (parameter.schema ?? {}) as { $ref?: string };
    return $ref === undefined ? parameter : { ...parameter, schema: schemas[nameIn($ref)] };
  };
  const isProblem = ({ $ref, content }: { $ref?: string; content?: object }) =>
    'application/problem+json' in (($ref === undefined ? content : answers[nameIn($ref)]?.content) ?? {});
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item as Record<string, Described>)
      .filter(([method]) => methods.includes(method))
      .map(([method, { parameters = [], security, requestBody, responses = {} }]) => ({
        name: `${method.toUpperCase()} ${path}`,
        method: method.toUpperCase(),
        path,
        parameters: parameters.map(resolved),
        security,
        requestBody,
        problems: Object.entries(responses)
          .filter(([, answer]) => isProblem(answer))
          .map(([status]) => Number(status)),
      })),
  );
}

const nameIn = (reference: string) => reference.slice(reference.lastIndexOf('/') + 1);
