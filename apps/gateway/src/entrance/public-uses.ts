import type { Principal } from '@owcr/access';

/** Everybody who has no account is this one. Fixed, so that what was done without an account can be found. */
export const theResident: Principal = {
  id: '00000000-0000-4000-8000-000000000002',
  name: 'A resident',
  role: 'resident',
  precincts: [],
};

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** How often one address may do it, each kind counted by itself. Looking up is counted by its tries: codes could be guessed. */
export const publicLimits = {
  'look-up': { max: 60, windowMs: minuteMs },
  // Suggestions while typing ask a few times for one address.
  search: { max: 120, windowMs: minuteMs },
  report: { max: 10, windowMs: hourMs },
  photo: { max: 60, windowMs: hourMs },
} as const;
/** Tries that were refused, for each that may be accepted. */
export const refusedPerAccepted = 5;
export type PublicUse = keyof typeof publicLimits;
export type PublicLimits = Readonly<Record<PublicUse, { max: number; windowMs: number }>>;

/** What is asked without an account, and nothing else is. Whoever comes, with whatever credentials, asks it as nobody in particular. */
export const publicRoutes = [
  { method: 'GET', path: '/api/v1/public/categories', use: 'look-up' },
  { method: 'POST', path: '/api/v1/public/reports', use: 'report' },
  { method: 'POST', path: '/api/v1/public/photos', use: 'photo' },
  { method: 'POST', path: '/api/v1/public/places/search', use: 'search' },
  { method: 'POST', path: '/api/v1/public/sectors/at', use: 'search' },
  { method: 'POST', path: '/api/v1/public/follow', use: 'look-up' },
  { method: 'POST', path: '/api/v1/public/follow/confirm', use: 'look-up' },
  { method: 'POST', path: '/api/v1/public/follow/not-fixed', use: 'look-up' },
] as const satisfies readonly { method: string; path: string; use: PublicUse }[];

declare module 'fastify' {
  interface FastifyContextConfig {
    /** This route is for everybody. */
    publicUse?: PublicUse;
    /** Many things in one request: counted apart from the requests of a person. */
    isImport?: boolean;
  }
}
