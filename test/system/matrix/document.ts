import type { DescribedApi } from '@owcr/testing';
import type { System } from '../system.js';

const methods = ['get', 'put', 'post', 'delete', 'patch', 'head', 'options'];

/** What the running system says of its API. Throws where a service is missing in it. */
export async function documentOf(system: System): Promise<DescribedApi> {
  const answer = await fetch(`${system.stack.url}/docs/openapi.json`, { signal: AbortSignal.timeout(10_000) });
  const document = (await answer.json()) as DescribedApi & { 'x-missing'?: string[] };
  if (document['x-missing']) throw new Error(`the document lacks ${document['x-missing'].join(', ')}`);
  return document;
}

/** Every operation of the API, as `METHOD /path`. */
export function operationsOf({ paths }: DescribedApi): string[] {
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.keys(item)
      .filter((method) => methods.includes(method))
      .map((method) => `${method.toUpperCase()} ${path}`),
  );
}

const isStream = (path: string) => path.endsWith('/stream');

/** Operations under /api/v1 a client gets no type of: with no good answer at all, or with one without a schema. */
export function undescribed(api: DescribedApi): string[] {
  return operationsOf(api).filter((operation) => {
    const [method = '', path = ''] = operation.split(' ');
    if (!path.startsWith('/api/v1/') || isStream(path)) return false;
    const { responses = {} } = api.paths[path]?.[method.toLowerCase()] ?? {};
    const good = Object.entries(responses).filter(([status]) => /^2/.test(status));
    return good.length === 0 || !good.every(([status, answer]) => status === '204' || hasSchema(answer));
  });
}

function hasSchema({ content = {} }: { content?: Record<string, { schema?: object }> }): boolean {
  const media = Object.entries(content);
  return media.length > 0 && media.every(([type, { schema }]) => type === 'text/csv' || saysSomething(schema));
}

/** `{}` and a bare `object` are as good as nothing; of a picture there is nothing to say but that it is bytes. */
function saysSomething(schema: { format?: string } | undefined): boolean {
  if (schema?.format === 'binary') return true;
  return schema !== undefined && ['$ref', 'oneOf', 'anyOf', 'allOf', 'properties', 'items'].some((word) => word in schema);
}
