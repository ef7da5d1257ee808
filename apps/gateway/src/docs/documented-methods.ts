import { closestOf } from '@owcr/platform';
import type { ApiDocument } from './merge-openapi.js';

const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;

interface DocumentedPath {
  pattern: RegExp;
  parameters: number;
  methods: readonly string[];
}

export type MethodsOf = (path: string) => readonly string[];

/** Finds what an API document says can be asked of a path; nothing for a path that is not in it. */
export function documentedMethods({ paths }: Pick<ApiDocument, 'paths'>): MethodsOf {
  const documented = Object.entries(paths).map(([template, operations]): DocumentedPath => {
    const named = methods.filter((method) => Object.hasOwn(operations as object, method)).map((method) => method.toUpperCase());
    const parameters = template.split('{').length - 1;
    const all = named.includes('GET') ? ['GET', 'HEAD', ...named.slice(1)] : named;
    return { pattern: patternOf(template), parameters, methods: all };
  });
  return (path) => {
    const found = closestOf(documented.filter(({ pattern }) => pattern.test(path)));
    return [...new Set(found.flatMap((one) => one.methods))];
  };
}

/** `/issues/{id}` matches what a router would: a parameter is one segment that is not empty. */
function patternOf(template: string): RegExp {
  const parts = template.split(/\{[^}]*\}/).map((text) => text.replaceAll(/[.+?^${}()|[\]\\*]/g, String.raw`\$&`));
  return new RegExp(`^${parts.join('[^/]+')}$`);
}
