import { boundaries, category, middle, takenSource, takenTimes, type Site } from './town.js';
import { command, each, forEverybody, get, list, open, send, signedIn, staleVersion, whole, type Rules } from './rule.js';

/**
 * Which permission stands behind which operation of the API, and how to ask for it without changing anything. An operation of the
 * OpenAPI document that is not in here fails the test, and so does one in here that is not in the document.
 *
 * To add one: `whole` where only the role decides, `each` where the thing does, `list` for a list of things, `command` for what
 * takes If-Match, `signedIn` for what everybody has, `forEverybody` for what is
 * answered the same without a token, `open` for what needs none.
 */
const nobody = '00000000-0000-4000-8000-000000000000';
const nobodysCode = { code: 'AAAA-BBBB-CCCC' };
const past = '2020-01-01T00:00:00Z';

const issue = (site: Site) => `/issues/${site.issueId}`;
const assignment = (site: Site) => `/assignments/${site.issueId}`;
const ids = (body: { items: { id: string }[] }) => body.items.map(({ id }) => id);
const issueIds = (body: { items: { issueId: string }[] }) => body.items.map(({ issueId }) => issueId);
const byIssue = ({ issueId }: Site) => issueId;
/** What decides about an officer and their roster is where they work, not where an issue of theirs lies. */
const ofOfficer = ({ officerPrecinct, officerId }: Site) => ({ precinct: officerPrecinct, officerId });
const ofInbox = ({ officerId }: Site) => ({ officerId });
/** A version-less command; the times are taken, so who may enter one is told of the other. */
const period = (kind: 'shifts' | 'absences') =>
  each('write', 'roster', ({ officerId }) => send('POST', `/${kind}`, { officerId, ...takenTimes[kind] }), {
    answer: 409,
    facts: ofOfficer,
    absent: 400,
  });
/** With a version that is long gone, so that nothing changes. */
const changeOf = (method: 'PATCH' | 'DELETE', path: (site: Site) => string) =>
  each(
    'write',
    'roster',
    (site) => ({ method, path: path(site), body: method === 'PATCH' ? {} : undefined, ifMatch: staleVersion }),
    {
      answer: 409,
      facts: ofOfficer,
    },
  );
const coverage = (path: string) =>
  list('board', path, {
    row: ({ sector }) => sector,
    rows: (body: { items: { sector: string }[] }) => body.items.map(({ sector }) => sector),
    facts: ({ precinct }) => ({ precinct }),
  });
/** Who may report is told that this was taken over before, and nothing is stored. */
/** Words of the summary of every issue of the town. */
const inTown = { q: 'issue that is' };
const report = { category, summary: 'Something', channel: 'phone', source: takenSource };
const policy = { category: null, priority: 'low', escalationAcknowledgeSeconds: 60, followUpSeconds: 60 };

export const rules: Rules = {
  // gateway
  'GET /api/v1/me': signedIn(get('/me')),
  'GET /api/v1/api-keys': whole('read', 'access-token', get('/api-keys')),
  'POST /api/v1/api-keys': whole(
    'write',
    'access-token',
    send('POST', '/api-keys', { name: 'Too late', role: 'clerk', expiresAt: past }),
    400,
  ),
  'POST /api/v1/api-keys/{id}/approve': whole(
    'approve',
    'access-token',
    send('POST', `/api-keys/${nobody}/approve`, undefined),
    404,
  ),
  'POST /api/v1/api-keys/{id}/revoke': whole('write', 'access-token', send('POST', `/api-keys/${nobody}/revoke`, undefined), 404),
  'GET /api/v1/people': whole('read', 'person', get('/people')),
  'POST /api/v1/people/{id}/sign-out': whole('sign-out', 'person', send('POST', `/people/${nobody}/sign-out`, {}), 404),
  'GET /api/v1/admin/dead-letters': whole('read', 'dead-letter', get('/admin/dead-letters')),
  'POST /api/v1/admin/dead-letters/{service}/{id}/replay': whole(
    'write',
    'dead-letter',
    send('POST', `/admin/dead-letters/intake/${nobody}/replay`, undefined),
    404,
  ),
  'POST /api/v1/admin/dead-letters/{service}/{id}/drop': whole(
    'write',
    'dead-letter',
    send('POST', `/admin/dead-letters/intake/${nobody}/drop`, undefined),
    404,
  ),
  'GET /session': open,
  'GET /session/login': open,
  'GET /session/callback': open,
  'POST /session/logout': open,

  // intake
  'GET /api/v1/categories': whole('read', 'category', get('/categories')),
  'GET /api/v1/categories/{code}/questions/{version}': whole('read', 'category', get(`/categories/${category}/questions/1`)),
  'GET /api/v1/agencies': whole('read', 'agency', get('/agencies')),
  'POST /api/v1/agencies': whole(
    'write',
    'agency',
    send('POST', '/agencies', { code: 'matrix', name: 'Matrix', handles: ['no-such'] }),
    400,
  ),
  'PATCH /api/v1/agencies/{code}': whole(
    'write',
    'agency',
    { method: 'PATCH', path: '/agencies/no-such-agency', body: { active: false }, ifMatch: staleVersion },
    404,
  ),
  'GET /api/v1/public/categories': forEverybody(get('/public/categories')),
  'POST /api/v1/public/reports': forEverybody(send('POST', '/public/reports', { category }), 400),
  'POST /api/v1/public/places/search': forEverybody(send('POST', '/public/places/search', { q: 'Elm Street' })),
  'POST /api/v1/public/sectors/at': forEverybody(send('POST', '/public/sectors/at', middle)),
  'POST /api/v1/public/follow': forEverybody(send('POST', '/public/follow', nobodysCode), 404),
  'POST /api/v1/public/follow/confirm': forEverybody(send('POST', '/public/follow/confirm', nobodysCode), 404),
  'POST /api/v1/public/follow/not-fixed': forEverybody(send('POST', '/public/follow/not-fixed', nobodysCode), 404),
  'POST /api/v1/public/photos': forEverybody(send('POST', '/public/photos', {}), 400),
  'GET /api/v1/places/search': whole('read', 'place', get('/places/search?q=Elm%20Street')),
  'POST /api/v1/places/import': whole('import', 'place', send('POST', '/places/import?dryRun=true', {})),
  'GET /api/v1/issues': list('issue', '/issues?limit=200', { row: byIssue, rows: ids }),
  'GET /api/v1/issues/counts': whole('read', 'issue', get('/issues/counts'), 200),
  'POST /api/v1/issues/search': list('issue', send('POST', '/issues/search?limit=200', inTown), { row: byIssue, rows: ids }),
  'POST /api/v1/issues/search/counts': whole('read', 'issue', send('POST', '/issues/search/counts', inTown), 200),
  'POST /api/v1/issues': [
    whole('report', 'issue', send('POST', '/issues', report), 409),
    whole('backdate', 'issue', send('POST', '/issues', { ...report, reportedAt: past }), 409),
  ],
  'POST /api/v1/issues/import': whole('backdate', 'issue', send('POST', '/issues/import?dryRun=true', { rows: [] })),
  'GET /api/v1/issues/similar': list('issue', `/issues/similar?category=${category}&lat=${middle.lat}&lng=${middle.lng}`, {
    row: byIssue,
    rows: ids,
  }),
  'GET /api/v1/issues/{id}': each('read', 'issue', (site) => get(issue(site)), { shows: ['summary', 'officer', 'reportedBy'] }),
  'PATCH /api/v1/issues/{id}': [
    command('correct', 'issue', issue, { priority: 'high' }, 'PATCH'),
    command('write', 'reporter', issue, { contact: { language: 'en' } }, 'PATCH'),
  ],
  'GET /api/v1/issues/{id}/corrections': each('read', 'note', (site) => get(`${issue(site)}/corrections`)),
  'GET /api/v1/issues/{id}/merged': each('read', 'note', (site) => get(`${issue(site)}/merged`)),
  'GET /api/v1/issues/{id}/notes': each('read', 'note', (site) => get(`${issue(site)}/notes`)),
  'GET /api/v1/issues/{id}/reporter': each('read', 'reporter', (site) => get(`${issue(site)}/reporter`), {
    shows: ['name', 'phone', 'email'],
  }),
  'GET /api/v1/issues/{id}/photos': each('read', 'photo', (site) => get(`${issue(site)}/photos`)),
  'POST /api/v1/issues/{id}/photos': each('write', 'photo', (site) => send('POST', `${issue(site)}/photos`, {}), { answer: 415 }),
  'GET /api/v1/issues/{id}/photos/{photoId}': each('read', 'photo', (site) => get(`${issue(site)}/photos/${nobody}`), {
    answer: 404,
  }),
  'POST /api/v1/issues/{id}/reporter/erase': command('erase', 'reporter', (site) => `${issue(site)}/reporter/erase`, {}),
  'POST /api/v1/issues/{id}/start': command('start', 'issue', (site) => `${issue(site)}/start`),
  'POST /api/v1/issues/{id}/notes': command('note', 'issue', (site) => `${issue(site)}/notes`, { text: 'Seen.' }),
  'POST /api/v1/issues/{id}/refer': command('refer', 'issue', (site) => `${issue(site)}/refer`, { partner: 'parks' }),
  'POST /api/v1/issues/{id}/resolve': command('resolve', 'issue', (site) => `${issue(site)}/resolve`, { reason: 'fixed' }),
  'POST /api/v1/issues/{id}/confirm': command('confirm', 'issue', (site) => `${issue(site)}/confirm`),
  'POST /api/v1/issues/{id}/reopen': command('reopen', 'issue', (site) => `${issue(site)}/reopen`, {}),
  'POST /api/v1/issues/{id}/withdraw': command('withdraw', 'issue', (site) => `${issue(site)}/withdraw`, {}),
  'POST /api/v1/issues/{id}/merge': command('merge', 'issue', (site) => `${issue(site)}/merge`, { into: nobody }),

  'POST /api/v1/issues/{id}/unmerge': command('unmerge', 'issue', (site) => `${issue(site)}/unmerge`),

  // sector-assignment
  'GET /api/v1/assignments': list('assignment', '/assignments?limit=200', { row: byIssue, rows: issueIds }),
  'GET /api/v1/assignments/hand-over': whole('reassign', 'assignment', get('/assignments/hand-over')),
  'POST /api/v1/assignments/hand-over': whole(
    'reassign',
    'assignment',
    send('POST', '/assignments/hand-over', { officerId: nobody }),
    400,
  ),
  'GET /api/v1/assignments/{issueId}': each('read', 'assignment', (site) => get(assignment(site))),
  'POST /api/v1/assignments/{issueId}/acknowledge': command(
    'acknowledge',
    'assignment',
    (site) => `${assignment(site)}/acknowledge`,
  ),
  'POST /api/v1/assignments/{issueId}/decline': command('decline', 'assignment', (site) => `${assignment(site)}/decline`, {
    reason: 'overloaded',
  }),
  'POST /api/v1/assignments/{issueId}/reassign': command('reassign', 'assignment', (site) => `${assignment(site)}/reassign`, {
    officerId: nobody,
  }),
  'POST /api/v1/assignments/{issueId}/locate': command('locate', 'assignment', (site) => `${assignment(site)}/locate`, middle),
  'POST /api/v1/sectors/import': whole(
    'import',
    'sector',
    send('POST', '/sectors/import?code=sector&precinct=precinct&dryRun=true', boundaries()),
  ),
  'POST /api/v1/sectors/{code}/retire': whole(
    'import',
    'sector',
    send('POST', '/sectors/no-such-sector/retire?dryRun=true', undefined),
    404,
  ),
  'GET /api/v1/sectors': whole('read', 'sector', get('/sectors')),
  'GET /api/v1/sectors/at': whole('read', 'sector', get(`/sectors/at?lat=${middle.lat}&lng=${middle.lng}`)),
  'POST /api/v1/sectors/at': whole('read', 'sector', send('POST', '/sectors/at', { points: [middle] })),
  'GET /api/v1/sectors/{code}': whole('read', 'sector', get('/sectors/A1')),
  'POST /api/v1/officers/import': whole('import', 'officer', send('POST', '/officers/import?dryRun=true', { rows: [] })),
  'GET /api/v1/officers': whole('read', 'officer', get('/officers')),
  'GET /api/v1/officers/{id}': each('read', 'officer', ({ officerId }) => get(`/officers/${officerId}`), {
    facts: ofOfficer,
    shows: ['name', 'email', 'phone'],
  }),
  'GET /api/v1/shifts': whole('read', 'roster', get('/shifts')),
  'POST /api/v1/shifts': period('shifts'),
  'PATCH /api/v1/shifts/{id}': changeOf('PATCH', ({ shiftId }) => `/shifts/${shiftId}`),
  'DELETE /api/v1/shifts/{id}': changeOf('DELETE', ({ shiftId }) => `/shifts/${shiftId}`),
  'PATCH /api/v1/absences/{id}': changeOf('PATCH', ({ absenceId }) => `/absences/${absenceId}`),
  'DELETE /api/v1/absences/{id}': changeOf('DELETE', ({ absenceId }) => `/absences/${absenceId}`),
  'GET /api/v1/absences': whole('read', 'roster', get('/absences')),
  'POST /api/v1/absences': period('absences'),
  // who may read the board, of the same precincts
  'GET /api/v1/coverage': coverage('/coverage'),
  'GET /api/v1/coverage/hours': coverage('/coverage/hours?hours=1'),

  // escalation
  'GET /api/v1/deadlines/{issueId}': each('read', 'deadline', ({ issueId }) => get(`/deadlines/${issueId}`)),
  'GET /api/v1/deadlines/{issueId}/explain': each('read', 'deadline', ({ issueId }) => get(`/deadlines/${issueId}/explain`)),
  'GET /api/v1/deadlines/preview': whole('read', 'policy', get(`/deadlines/preview?category=${category}&priority=normal`)),
  'GET /api/v1/policies': whole('read', 'policy', get('/policies')),
  'PUT /api/v1/policies': whole(
    'write',
    'policy',
    send('PUT', '/policies', { ...policy, acknowledgeSeconds: 60, resolveSeconds: 30 }),
    400,
  ),
  'GET /api/v1/escalations': list('escalation', '/escalations?limit=200', { row: byIssue, rows: issueIds }),
  'GET /api/v1/escalations/{id}': each('read', 'escalation', ({ escalationId }) => get(`/escalations/${escalationId}`)),
  'POST /api/v1/escalations/{id}/acknowledge': command(
    'acknowledge',
    'escalation',
    ({ escalationId }) => `/escalations/${escalationId}/acknowledge`,
  ),

  // notification: an inbox is its owner's, wherever they work
  'GET /api/v1/notifications': [
    whole('read', 'notification', get('/notifications')),
    each('read', 'notification', ({ officerId }) => get(`/notifications?person=${officerId}`), { facts: ofInbox, absent: null }),
  ],
  'GET /api/v1/notifications/stream': whole('read', 'notification', get('/notifications/stream')),
  'POST /api/v1/notifications/{id}/read': each(
    'acknowledge',
    'notification',
    ({ notificationId }) => send('POST', `/notifications/${notificationId}/read`, undefined),
    { facts: ofInbox },
  ),

  // insights
  'GET /api/v1/audit': whole('read', 'audit', get('/audit')),
  'GET /api/v1/timeline/{issueId}': each('read', 'timeline', ({ issueId }) => get(`/timeline/${issueId}`)),
  'GET /api/v1/board': list('board', '/board', {
    row: ({ sector }) => sector,
    rows: (body: { sectors: { sector: string }[] }) => body.sectors.map(({ sector }) => sector),
    facts: ({ precinct }) => ({ precinct }),
  }),
  'GET /api/v1/trends': list('board', '/trends?by=sector', {
    row: ({ sector }) => sector,
    rows: (body: { items: { key: string }[] }) => body.items.map(({ key }) => key),
    facts: ({ precinct }) => ({ precinct }),
  }),
  'GET /api/v1/trends/weeks': list('board', '/trends/weeks?by=sector', {
    row: ({ sector }) => sector,
    rows: (body: { items: { key: string }[] }) => body.items.map(({ key }) => key),
    facts: ({ precinct }) => ({ precinct }),
  }),
  'GET /api/v1/board/stream': whole('read', 'board', get('/board/stream')),
  // its rows are the asker's own, whatever else they may read
  'GET /api/v1/board/mine': whole('read', 'board', get('/board/mine')),
  'GET /api/v1/board/{sector}': each('read', 'board', ({ sector }) => get(`/board/${sector}`), {
    facts: ({ precinct }) => ({ precinct }),
  }),
};
