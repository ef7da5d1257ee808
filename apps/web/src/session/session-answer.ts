import type { Principal } from '@owcr/access/rules';

/** Who is signed in, as `GET /session` tells. */
export type Session =
  { signedIn: false } | { signedIn: true; person: Principal; endsAt: string; csrfToken: string; timeZone: string };
