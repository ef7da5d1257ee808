import { ImportFailure } from '../failure.js';
import { type ApiClient, describeProblem, problemCode } from '../http/api-client.js';

export interface Command {
  path: string;
  body?: unknown;
  token?: string;
  /** The version of the thing the command is for. */
  version?: number;
  idempotencyKey: string;
  /** Codes of refusals that mean: it is so already. */
  alreadyCodes?: readonly string[];
}

interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

const pageLimit = 200;
const pagesMax = 100;

/** The API as the demo uses it: everything must succeed, or be so already. */
export class DemoApi {
  constructor(
    private readonly client: ApiClient,
    readonly say: (line: string) => void,
  ) {}

  async get<T>(path: string): Promise<T> {
    return (await this.client.require({ method: 'GET', path })) as T;
  }

  async put(path: string, body: unknown): Promise<unknown> {
    return this.client.require({ method: 'PUT', path, body });
  }

  /** What is at this path for this person, or null. */
  async find<T>(path: string, token: string): Promise<T | null> {
    const answer = await this.client.send({ method: 'GET', path, token });
    return answer.kind === 'answer' && answer.status === 200 ? (answer.body as T) : null;
  }

  /** All items of a list, page by page. */
  async list<T>(path: string): Promise<T[]> {
    const items: T[] = [];
    let cursor: string | null = null;
    for (let page = 0; page < pagesMax; page++) {
      const answer: Page<T> = await this.get(path + queryOf(path, cursor));
      items.push(...answer.items);
      cursor = answer.nextCursor;
      if (!cursor) return items;
    }
    throw new ImportFailure(`${path} has more than ${pagesMax * pageLimit} items; the demo city is meant for an empty system`);
  }

  /** The answer, or null where it was so already. */
  async command<T>({ path, body, token, version, idempotencyKey, alreadyCodes = [] }: Command): Promise<T | null> {
    const headers: Record<string, string> = { 'idempotency-key': idempotencyKey };
    if (version !== undefined) headers['if-match'] = `"${version}"`;
    const answer = await this.client.send({ method: 'POST', path, body, token, headers });
    if (answer.kind === 'gave-up') throw new ImportFailure(`POST ${path}: ${answer.reason}`);
    if (answer.status < 300) return answer.body as T;
    if (alreadyCodes.includes(problemCode(answer.body) ?? '')) return null;
    throw new ImportFailure(`POST ${path}: ${describeProblem(answer.status, answer.body)}`);
  }
}

function queryOf(path: string, cursor: string | null): string {
  const query = new URLSearchParams({ limit: String(pageLimit), ...(cursor && { cursor }) });
  return `${path.includes('?') ? '&' : '?'}${query.toString()}`;
}
