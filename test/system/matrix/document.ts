import type { System } from '../system.js';

const methods = ['get', 'put', 'post', 'delete', 'patch', 'head', 'options'];

/** Every operation of the API as the running system describes it, as `METHOD /path`. */
export async function operationsOf(system: System): Promise<string[]> {
  const answer = await fetch(`${system.stack.url}/docs/openapi.json`, { signal: AbortSignal.timeout(10_000) });
  const { paths, 'x-missing': missing } = (await answer.json()) as { paths: Record<string, object>; 'x-missing'?: string[] };
  if (missing) throw new Error(`the document lacks ${missing.join(', ')}`);
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.keys(item)
      .filter((method) => methods.includes(method))
      .map((method) => `${method.toUpperCase()} ${path}`),
  );
}
