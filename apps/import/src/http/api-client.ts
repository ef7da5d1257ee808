import { setTimeout as sleep } from 'node:timers/promises';
import { Agent } from 'undici';
import { ImportFailure } from '../failure.js';
import { isTransient, nextDelayMs, patient, retryAfterMs, type RetryPolicy } from './retry.js';

export interface ApiRequest {
  method: 'GET' | 'POST' | 'PUT';
  /** Below `/api/v1`, with its query. */
  path: string;
  body?: unknown;
  headers?: Record<string, string>;
  token?: string;
  policy?: RetryPolicy;
}

/** `gave-up`: the system could not be reached, or kept failing, for as long as the policy waits. */
export type ApiAnswer = { kind: 'answer'; status: number; body: unknown } | { kind: 'gave-up'; reason: string };

type Attempt =
  { kind: 'answer'; status: number; body: unknown } | { kind: 'failed'; status?: number; reason: string; retryAfterMs?: number };

const answerTimeoutMs = 30_000;

/**
 * Sends requests to the API and rides through restarts of the system: what may succeed later is sent again, unchanged, so
 * every POST needs an `Idempotency-Key`. Refusals are answers; a token that is not accepted ends the run.
 */
export class ApiClient {
  private readonly agent = new Agent({
    connectTimeout: answerTimeoutMs,
    headersTimeout: answerTimeoutMs,
    bodyTimeout: answerTimeoutMs,
  });
  private readonly origin: string;
  private readonly basePath: string;

  constructor(
    readonly url: string,
    private readonly token: string,
    private readonly policy: RetryPolicy = patient,
    /** Aborted: requests under way are given up, and none is sent any more. */
    private readonly signal?: AbortSignal,
  ) {
    const { origin, pathname } = new URL(url);
    this.origin = origin;
    this.basePath = pathname.replace(/\/$/, '');
  }

  async send(request: ApiRequest): Promise<ApiAnswer> {
    const startedMs = performance.now();
    for (let tries = 1; ; tries++) {
      const attempt = await this.attempt(request);
      if (attempt.kind === 'answer') return attempt;
      const elapsedMs = performance.now() - startedMs;
      const at = { tries, elapsedMs, random: Math.random(), retryAfterMs: attempt.retryAfterMs };
      // Who is told to slow down knows that the system is there: then it is worth waiting, however brief the request is meant to be.
      const policy = attempt.status === 429 ? this.policy : (request.policy ?? this.policy);
      const delayMs = nextDelayMs(policy, at);
      if (delayMs === null) return { kind: 'gave-up', reason: `${attempt.reason}, for ${Math.round(elapsedMs / 1000)} s` };
      if (this.signal?.aborted) return { kind: 'gave-up', reason: 'stopped' };
      await sleep(delayMs, undefined, { signal: this.signal }).catch(() => undefined);
    }
  }

  /** The body of a successful answer; anything else is an ImportFailure. For requests the run cannot do without. */
  async require(request: ApiRequest): Promise<unknown> {
    const answer = await this.send(request);
    const what = `${request.method} ${request.path.split('?')[0]}`;
    if (answer.kind === 'gave-up')
      throw new ImportFailure(`${this.url} does not answer ${what}: ${answer.reason}. Is the system running?`);
    if (answer.status >= 300) throw new ImportFailure(`${what}: ${describeProblem(answer.status, answer.body)}`);
    return answer.body;
  }

  private async attempt(request: ApiRequest): Promise<Attempt> {
    try {
      const { statusCode, headers, body } = await this.agent.request({
        origin: this.origin,
        path: `${this.basePath}/api/v1${request.path}`,
        method: request.method,
        headers: this.headers(request),
        body: request.body === undefined ? null : JSON.stringify(request.body),
        signal: this.signal,
      });
      const answer = parsed(await body.text());
      if (statusCode === 401) throw new ImportFailure('the token is not accepted (401). Check OWCR_TOKEN or demo-access.json.');
      if (!isTransient(statusCode)) return { kind: 'answer', status: statusCode, body: answer };
      const waitMs = retryAfterMs(headers['retry-after'], Date.now());
      return { kind: 'failed', status: statusCode, reason: describeProblem(statusCode, answer), retryAfterMs: waitMs };
    } catch (error) {
      if (error instanceof ImportFailure) throw error;
      return { kind: 'failed', reason: networkReason(error as NodeJS.ErrnoException) };
    }
  }

  private headers(request: ApiRequest): Record<string, string> {
    const json: Record<string, string> = request.body === undefined ? {} : { 'content-type': 'application/json' };
    return { authorization: `Bearer ${request.token ?? this.token}`, accept: 'application/json', ...json, ...request.headers };
  }
}

function parsed(text: string): unknown {
  try {
    return text === '' ? null : JSON.parse(text);
  } catch {
    return null;
  }
}

function networkReason({ code, message }: NodeJS.ErrnoException): string {
  return code === 'ECONNREFUSED' ? 'connection refused' : code || message;
}

/** A problem+json answer in one line, with the fields at fault. */
export function describeProblem(status: number, body: unknown): string {
  const problem = (typeof body === 'object' && body !== null ? body : {}) as {
    code?: string;
    title?: string;
    detail?: string;
    errors?: { path?: string; message?: string }[];
  };
  const fields = Array.isArray(problem.errors)
    ? problem.errors.map(({ path, message }) => (path ? `${path}: ${message}` : `${message}`))
    : [];
  const text = fields.length > 0 ? fields.join('; ') : (problem.detail ?? problem.title ?? problem.code);
  return text ? `${text} (${status}${problem.code ? ` ${problem.code}` : ''})` : `status ${status}`;
}

/** The stable `code` of a problem+json answer. */
export function problemCode(body: unknown): string | undefined {
  const code = typeof body === 'object' && body !== null ? (body as { code?: unknown }).code : undefined;
  return typeof code === 'string' ? code : undefined;
}
