import { request } from 'node:http';
import { roles, type Principal, type Role } from '@owcr/access';
import { DeclaredAnswers } from '@owcr/testing';
import type { System } from '../system.js';
import { documentOf } from './document.js';
import type { Question } from './rule.js';
import { scope, type Town } from './town.js';

export interface Reply {
  status: number;
  /** Null for a stream: only its beginning is looked at. */
  body: unknown;
}

const deadlineMs = 20_000;

/** The same person in every role, with a key for each. */
export class Caller {
  private constructor(
    readonly principal: Principal,
    private readonly url: string,
    private readonly token: string,
    private readonly declared: DeclaredAnswers,
  ) {}

  static async everyRole(system: System, { me }: Town): Promise<Caller[]> {
    const declared = new DeclaredAnswers(await documentOf(system));
    return Promise.all(
      roles.map(async (role: Role) => {
        const body = { personId: me, name: role, role, ...scope };
        const { token } = await system.ask<{ token: string }>('POST', '/api-keys', { body });
        return new Caller({ id: me, name: role, role, ...scope }, `${system.stack.url}/api/v1`, token, declared);
      }),
    );
  }

  /** Throws where a success is not answered as the document says. */
  async ask(question: Question): Promise<Reply> {
    const answer = await fetch(this.url + question.path, {
      method: question.method,
      headers: headersOf(question, { authorization: `Bearer ${this.token}` }),
      body: question.body === undefined ? undefined : JSON.stringify(question.body),
      signal: AbortSignal.timeout(deadlineMs),
    });
    if (answer.headers.get('content-type')?.startsWith('text/event-stream')) {
      await answer.body?.cancel();
      return { status: answer.status, body: null };
    }
    const text = await answer.text();
    const { status } = answer;
    const body = text ? (JSON.parse(text) as unknown) : null;
    if (answer.ok) this.declared.assert({ method: question.method, path: `/api/v1${question.path}`, status, body });
    return { status, body };
  }
}

let asked = 0;

/** The status for somebody without a token. Each time from another address: those that fail often are refused for that alone. */
export function askWithoutToken(system: System, question: Question): Promise<number> {
  asked += 1;
  const localAddress = process.platform === 'linux' ? `127.1.${asked >> 8}.${asked & 255}` : undefined;
  return new Promise((resolve, reject) => {
    const { method } = question;
    const sent = request(
      `${system.stack.url.replace('localhost', '127.0.0.1')}/api/v1${question.path}`,
      { method, localAddress, headers: headersOf(question), timeout: deadlineMs },
      (answer) => {
        answer.destroy();
        resolve(answer.statusCode ?? 0);
      },
    );
    sent.on('timeout', () => sent.destroy(new Error('no answer in time')));
    sent.on('error', reject);
    sent.end(question.body === undefined ? undefined : JSON.stringify(question.body));
  });
}

function headersOf({ body, ifMatch }: Question, more: Record<string, string> = {}): Record<string, string> {
  return {
    ...more,
    ...(body !== undefined && { 'content-type': 'application/json' }),
    ...(ifMatch !== undefined && { 'if-match': `"${ifMatch}"` }),
  };
}
