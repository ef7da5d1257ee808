import { Ajv, type ValidateFunction } from 'ajv';

type Schema = Record<string, unknown>;
interface Media {
  schema?: Schema;
}
interface Operation {
  operationId?: string;
  responses?: Record<string, { content?: Record<string, Media> }>;
}
/** As much of an OpenAPI 3.0 document as checking answers needs. */
export interface DescribedApi {
  paths: Record<string, Record<string, Operation>>;
  components?: { schemas?: Record<string, Schema> };
}

/** One answer, as a client of the API got it. */
export interface GivenAnswer {
  method: string;
  /** With its query or without. */
  path: string;
  status: number;
  body: unknown;
}

const formats: Record<string, RegExp> = {
  uuid: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/,
  'date-time': /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/,
};

/** Compares answers with what the document of their service says about them. */
export class DeclaredAnswers {
  private readonly ajv = new Ajv({ strict: false, allErrors: true, formats });
  private readonly validators = new Map<object, ValidateFunction>();
  private readonly templates: readonly { pattern: RegExp; item: Record<string, Operation> }[];

  constructor(private readonly api: DescribedApi) {
    // A path that is spelled out goes before one with a parameter in its place.
    this.templates = Object.entries(api.paths)
      .sort(([a], [b]) => a.replaceAll('{', '\uffff').localeCompare(b.replaceAll('{', '\uffff'), 'en'))
      .map(([path, item]) => ({ pattern: patternOf(path), item }));
  }

  /** What of an answer is not as declared; nothing where no JSON schema is declared for it. What is not declared may not be there. */
  faultsOf({ method, path, status, body }: GivenAnswer): string[] {
    const schema = this.schemaOf(method, path, status);
    if (!schema) return [];
    const validate = this.validators.get(schema) ?? this.compile(schema);
    if (validate(body)) return [];
    return (validate.errors ?? []).map(
      ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
    );
  }

  /** Throws where `faultsOf` finds any. */
  assert(answer: GivenAnswer): void {
    const faults = this.faultsOf(answer);
    if (faults.length > 0)
      throw new Error(`${answer.method} ${answer.path} answers what it does not declare: ${faults.join('; ')}`);
  }

  private schemaOf(method: string, path: string, status: number): Schema | undefined {
    const [plain = ''] = path.split('?');
    const found = this.templates.find(({ pattern, item }) => pattern.test(plain) && item[method.toLowerCase()]);
    return found?.item[method.toLowerCase()]?.responses?.[String(status)]?.content?.['application/json']?.schema;
  }

  private compile(schema: Schema): ValidateFunction {
    const components = exact({ schemas: this.api.components?.schemas ?? {} });
    const validate = this.ajv.compile({ ...(exact(schema) as Schema), components });
    this.validators.set(schema, validate);
    return validate;
  }
}

const patternOf = (path: string) => new RegExp(`^${path.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{[^}]+\}/g, '[^/]+')}$`);

/** OpenAPI 3.0 as JSON Schema: `nullable` spelled out, and objects closed that do not say they are open. */
function exact(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(exact);
  if (typeof schema !== 'object' || schema === null) return schema;
  const { nullable, ...rest } = schema as Schema;
  const copy = Object.fromEntries(Object.entries(rest).map(([name, member]) => [name, exact(member)]));
  const isObject = typeof rest.properties === 'object' && rest.type === 'object';
  const closed = isObject && rest.additionalProperties === undefined ? { ...copy, additionalProperties: false } : copy;
  return nullable === true ? { anyOf: [closed, { type: 'null' }] } : closed;
}
