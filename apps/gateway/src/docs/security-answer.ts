import { isReading } from '@owcr/access';
import { publicRoutes } from '../entrance/public-uses.js';
import { sessionCookie } from '../session/cookies.js';
import { csrfHeader } from '../session/csrf.js';

/** What somebody can come in with. */
export const securitySchemes = {
  bearer: { type: 'http', scheme: 'bearer', description: 'An API key, or an access token of the identity provider.' },
  session: { type: 'apiKey', in: 'cookie', name: sessionCookie, description: 'The session of a browser.' },
  csrf: { type: 'apiKey', in: 'header', name: csrfHeader, description: 'The `csrfToken` of `GET /session`.' },
} as const;

const reading = [{ bearer: [] }, { session: [] }];
/** A browser sends its cookie by itself; that a page of ours asks is shown by the token. */
const changing = [{ bearer: [] }, { session: [], csrf: [] }];

/** What an operation asks its caller to come in with. Nothing: it is for everybody, by its own word or as a public route of the gateway. */
export function securityOf({ method, path }: Record<'method' | 'path', string>, declared: readonly object[] | undefined) {
  const isPublic = publicRoutes.some((route) => route.path === path && route.method === method);
  if (isPublic || declared?.length === 0) return [];
  return isReading(method) ? reading : changing;
}
