import { isReading } from '@owcr/access';
import { problemComponents, withProblems } from './problem-answer.js';
import { securityOf, securitySchemes } from './security-answer.js';

/** As much of an OpenAPI document as merging needs. */
export interface ApiDocument {
  openapi: string;
  info: { title: string; version: string };
  paths: Record<string, unknown>;
  components?: Record<string, Record<string, unknown>>;
  tags?: unknown[];
  [extension: string]: unknown;
}

type Members = NonNullable<ApiDocument['components']>;

export interface NamedDocument {
  name: string;
  document: ApiDocument;
}

/**
 * One document of many. Where two services use one component name for different things, the later one's is prefixed with the
 * service's name, and so are the references to it. Every operation says what its caller has to come in with, and how it can fail.
 * `missing` services are listed under `x-missing`.
 */
export function mergeDocuments(documents: readonly NamedDocument[], missing: readonly string[]): ApiDocument {
  const merged: ApiDocument = {
    openapi: '3.0.0',
    info: { title: 'Neighborhood policing', version: '1' },
    paths: {},
    components: { ...problemComponents(), securitySchemes: { ...securitySchemes } },
    ...(missing.length > 0 && { 'x-missing': missing }),
  };
  for (const { name, document } of documents) add(merged, name, document);
  return merged;
}

function add(merged: ApiDocument, name: string, document: ApiDocument): void {
  const components = (merged.components ??= {});
  const renamed = renames(components, name, document);
  const { paths, components: own = {} } = withReferences({ paths: document.paths, components: document.components }, renamed);
  for (const [path, item] of Object.entries(paths)) {
    // The first to describe a path keeps it: the owner of a path is one service.
    merged.paths[path] ??= completed(path, item, name);
  }
  for (const [kind, members] of Object.entries(own)) {
    // What services ask of the gateway is nothing that its callers could bring.
    if (kind === 'securitySchemes') continue;
    const target = (components[kind] ??= {});
    for (const [member, definition] of Object.entries(members)) {
      const isRenamed = renamed.has(`#/components/${kind}/${member}`);
      target[isRenamed ? prefixed(name, member) : member] = definition;
    }
  }
}

/**
 * What of a document cannot keep its name. Two definitions that look the same are different where what they refer to is: so it is
 * looked again until nothing more is found.
 */
function renames(taken: Members, name: string, { components = {} }: ApiDocument): Map<string, string> {
  const renamed = new Map<string, string>();
  for (let before = -1; before < renamed.size;) {
    before = renamed.size;
    for (const [kind, members] of Object.entries(components)) {
      for (const [member, definition] of Object.entries(members)) {
        const known = taken[kind]?.[member];
        if (known === undefined || JSON.stringify(known) === JSON.stringify(withReferences(definition, renamed))) continue;
        renamed.set(`#/components/${kind}/${member}`, `#/components/${kind}/${prefixed(name, member)}`);
      }
    }
  }
  return renamed;
}

const prefixed = (name: string, member: string) =>
  `${name.replace(/(^|-)(\w)/g, (_, __, letter: string) => letter.toUpperCase())}${member}`;

/** A copy in which every `$ref` to something renamed points to its new name. */
function withReferences<T>(value: T, renamed: ReadonlyMap<string, string>): T {
  if (renamed.size === 0) return value;
  return JSON.parse(JSON.stringify(value), (key, member: unknown) =>
    key === '$ref' && typeof member === 'string' ? (renamed.get(member) ?? member) : member,
  ) as T;
}

/** Operations without a tag of their own get the service's, and ids that are unique among all services. */
function completed(path: string, item: unknown, name: string): unknown {
  const operations = Object.entries(item as Record<string, unknown>).map(([verb, operation]) => {
    if (typeof operation !== 'object' || operation === null || Array.isArray(operation)) return [verb, operation];
    const { tags, operationId, security, ...rest } = operation as Operation;
    const method = verb.toUpperCase();
    const own = {
      tags: tags?.length ? tags : [name],
      ...(operationId && { operationId: `${name}_${operationId}` }),
      ...rest,
      security: securityOf({ method, path }, security),
    };
    return [verb, withProblems(own, { isChange: !isReading(method) })];
  });
  return Object.fromEntries(operations) as unknown;
}

interface Operation {
  tags?: unknown[];
  operationId?: string;
  security?: readonly object[];
  [member: string]: unknown;
}
