import type { IncomingMessage } from 'node:http';
import type { KoaContextWithOIDC, Provider } from 'oidc-provider';
import { choosePage } from './pages.js';
import { findPerson, readPeople } from './people.js';

const formBytesMax = 4_096;
/** What a sign-in is called that was made with a second factor. */
export const secondFactorAcr = 'urn:owcr:second-factor';

type Context = Pick<KoaContextWithOIDC, 'path' | 'method' | 'req' | 'res' | 'body' | 'type' | 'status' | 'set'>;

/** The page on which somebody chooses who they are, and what becomes of the choice. */
export function answerInteractions(provider: Provider, peopleFile: string) {
  return async (context: Context, next: () => Promise<void>): Promise<void> => {
    if (!context.path.startsWith('/choose/')) return next();
    // Throws where this browser has not begun a sign-in, or too long ago.
    const { session } = await provider.interactionDetails(context.req, context.res);
    const form = context.method === 'POST' ? await readForm(context.req) : new URLSearchParams();
    const person = await findPerson(peopleFile, form.get('person') ?? '');
    if (!person) {
      context.type = 'html';
      context.body = choosePage(context.path, await readPeople(peopleFile));
      return;
    }
    const second = form.get('second') === 'yes';
    const login = {
      accountId: person.id,
      amr: second ? ['pwd', 'otp', 'mfa'] : ['pwd'],
      ...(second && { acr: secondFactorAcr }),
      remember: false,
    };
    const returnTo = await provider.interactionResult(context.req, context.res, { login });
    if (session) await forgetAccount(provider, session.uid);
    context.status = 303;
    context.set('location', returnTo);
    context.body = '';
  };
}

/** Whoever was signed in with this browser gives way to the one who was chosen, without being asked. */
async function forgetAccount(provider: Provider, sessionUid: string): Promise<void> {
  const session = await provider.Session.findByUid(sessionUid);
  if (!session) return;
  delete session.accountId;
  await session.persist();
}

async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  let text = '';
  for await (const chunk of request) {
    text += String(chunk);
    if (text.length > formBytesMax) throw new Error('the form is too long');
  }
  return new URLSearchParams(text);
}
