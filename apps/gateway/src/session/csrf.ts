import { createHmac, timingSafeEqual } from 'node:crypto';
import { isReading } from '@owcr/access';
import { forbidden } from '@owcr/platform';

export const csrfHeader = 'x-csrf-token';

/** Only who may read our answers knows it, and it is of use with this one session only. */
export function csrfTokenOf(sessionId: string): string {
  return createHmac('sha256', sessionId).update('csrf').digest('base64url');
}

export interface CookieRequest {
  method: string;
  headers: Readonly<Record<string, string | string[] | undefined>>;
}

/**
 * Refuses a request that the browser may have been made to send by another site. Both must hold: the browser says that it comes from our
 * pages, and it carries what only our pages can know.
 */
export function assertOwnPage({ method, headers }: CookieRequest, sessionId: string, publicOrigin: string): void {
  if (isReading(method)) return;
  assertSameOrigin(headers, publicOrigin);
  if (!isSame(headers[csrfHeader], csrfTokenOf(sessionId))) throw forbidden('The X-CSRF-Token header of this session is needed.');
}

/** Every browser sends at least one of the two with what may change something. */
export function assertSameOrigin(headers: CookieRequest['headers'], publicOrigin: string): void {
  const { origin, 'sec-fetch-site': site } = headers;
  const isOwn = (site === undefined || site === 'same-origin') && (origin === undefined || origin === publicOrigin);
  if (!isOwn || (origin === undefined && site === undefined)) throw forbidden('This request came from another site.');
}

function isSame(given: string | string[] | undefined, expected: string): boolean {
  if (typeof given !== 'string') return false;
  const [one, other] = [Buffer.from(given), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
}
