/** The services behind the gateway. The names are their audiences in service tokens. */
export const serviceNames = ['intake', 'sector-assignment', 'escalation', 'notification', 'insights'] as const;
export type ServiceName = (typeof serviceNames)[number];

/** Who owns what: the first segment after /api/v1 names the owner, or the first two. What is not in here does not exist outside. */
export const ownerBySegment: Readonly<Record<string, ServiceName>> = {
  issues: 'intake',
  categories: 'intake',
  places: 'intake',
  agencies: 'intake',
  public: 'intake',
  'public/sectors': 'sector-assignment',

  assignments: 'sector-assignment',
  precincts: 'sector-assignment',
  sectors: 'sector-assignment',
  officers: 'sector-assignment',
  shifts: 'sector-assignment',
  absences: 'sector-assignment',
  coverage: 'sector-assignment',
  meetings: 'sector-assignment',

  deadlines: 'escalation',
  escalations: 'escalation',
  policies: 'escalation',
  calendars: 'escalation',

  notifications: 'notification',
  preferences: 'notification',
  webhooks: 'notification',

  timeline: 'insights',
  board: 'insights',
  trends: 'insights',
  findings: 'insights',
  audit: 'insights',
};

const megabyte = 1024 * 1024;

/** Imports are larger than any other request, and not always JSON. Who may not do `action` to `resource` is refused before the body is read. */
export const imports = [
  { path: '/api/v1/sectors/import', action: 'import', resource: 'sector', limitBytes: 20 * megabyte },
  { path: '/api/v1/officers/import', action: 'import', resource: 'officer', limitBytes: 20 * megabyte },
  { path: '/api/v1/places/import', action: 'import', resource: 'place', limitBytes: 20 * megabyte },
  { path: '/api/v1/issues/import', action: 'backdate', resource: 'issue', limitBytes: megabyte },
] as const;

/** What is sent without an account, photos apart: the longest report in any alphabet. */
export const publicLimitBytes = 16 * 1024;

/** A photo is larger than what else is sent, and not JSON. What it is, the service looks at. */
export const photoLimitBytes = 8 * 1024 * 1024;
export const photoPath = '/api/v1/issues/:id/photos';

/** Live streams: they have no timeout, and connections of their own so that they never take those of other requests. */
export const streamPath = '/api/v1/:segment/stream';

/** What is passed on. Those that no service takes, too: it says which ones a path does take. */
export const forwardedMethods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE'] as const;

const internalOrigin = 'http://service';

/**
 * The owner of a request path, or `null`. A path that would be another one after normalization (`..`, `%2e`, `\`, `//`) has none, so
 * that nothing but /api/v1 of a service can be reached.
 */
export function ownerOf(path: string): ServiceName | null {
  const [, first = '', second = ''] = /^\/api\/v1\/([a-z][a-z0-9-]*)(\/[a-z][a-z0-9-]*)?(?:\/|$)/.exec(path) ?? [];
  const owned = [first + second, first].find((key) => Object.hasOwn(ownerBySegment, key));
  if (owned === undefined) return null;
  if (path.includes('//') || new URL(path, internalOrigin).pathname !== path) return null;
  return ownerBySegment[owned] ?? null;
}

/** The path of a request target, without its query. */
export function pathOf(target: string): string {
  const end = target.search(/[?#]/);
  return end < 0 ? target : target.slice(0, end);
}
