import { request } from 'node:http';
import { roles, type Principal, type Role } from '@owcr/access';
import { writePeople } from '@owcr/local-stack';
import { Browser, DeclaredAnswers } from '@owcr/testing';
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
const sessionCookie = '__Host-owcr';

/** Somebody with a session: as our pages ask, and as another page would that has the cookie and not the token. */
export interface SignedIn {
  page: Caller;
  withoutCsrf: Caller;
}

const personIn = (role: Role, id: string) => ({ id, name: role, role, ...scope });
const apiOf = (system: System) => `${system.stack.url}/api/v1`;

/** The same person in every role, with a key or a session for each. */
export class Caller {
  private constructor(
    readonly principal: Principal,
    private readonly url: string,
    private readonly credentials: Record<string, string>,
    private readonly declared: DeclaredAnswers,
  ) {}

  static async everyRole(system: System, { me }: Town): Promise<Caller[]> {
    const declared = new DeclaredAnswers(await documentOf(system));
    return Promise.all(
      roles.map(async (role: Role) => {
        const body = { personId: me, name: role, role, ...scope };
        const token = await system.key(body);
        return new Caller(personIn(role, me), apiOf(system), { authorization: `Bearer ${token}` }, declared);
      }),
    );
  }

  /** Signed in with a browser, in every role that people have: one after the other, for the provider knows them in one role at a time. */
  static async everySession(system: System, { me }: Town): Promise<SignedIn[]> {
    const declared = new DeclaredAnswers(await documentOf(system));
    const signedIn: SignedIn[] = [];
    for (const role of roles.filter((one) => one !== 'resident' && one !== 'service')) {
      const person = personIn(role, me);
      writePeople(system.dataDir, [person]);
      const { url: origin } = system.stack;
      const browser = new Browser({ base: origin, origin });
      const page = await browser.choose(await browser.go('/session/login?return=/session'), me);
      const { csrfToken } = JSON.parse(page.text) as { csrfToken: string };
      const cookie = `${sessionCookie}=${browser.cookie(sessionCookie) ?? ''}`;
      const ownPage = { cookie, origin, 'sec-fetch-site': 'same-origin' };
      const asking = (headers: Record<string, string>) => new Caller(person, apiOf(system), headers, declared);
      signedIn.push({ page: asking({ ...ownPage, 'x-csrf-token': csrfToken }), withoutCsrf: asking(ownPage) });
    }
    return signedIn;
  }

  /** Throws where a success is not answered as the document says. */
  async ask(question: Question): Promise<Reply> {
    const answer = await fetch(this.url + question.path, {
      method: question.method,
      headers: headersOf(question, this.credentials),
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
