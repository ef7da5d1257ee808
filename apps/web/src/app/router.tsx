import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { issueSearchOf } from '../issues/issue-search.js';
import { NotFound } from '../landing/not-found.js';
import { Loading } from '../states/loading.js';
import { PageProblem } from '../states/page-problem.js';
import { sessionQuery } from '../session/session.js';
import { workPlaceOf } from './places.js';
import { parseSearch, stringifySearch } from './search-values.js';

interface RouterContext {
  client: QueryClient;
}

const rootRoute = createRootRouteWithContext<RouterContext>()({ notFoundComponent: NotFound });

/** Pages for everybody, in the language of who looks at them. */
const publicRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'public',
  loader: () => import('../resident/language/language.js').then(({ readyLanguage }) => readyLanguage()),
  staleTime: Infinity,
  component: lazyRouteComponent(() => import('../resident/frame.js'), 'ResidentFrame'),
});

/** The front door: who is signed in goes to their work, everybody else may report, follow or sign in. */
const landingRoute = createRoute({
  getParentRoute: () => publicRoute,
  path: '/',
  beforeLoad: async ({ context: { client } }) => {
    const session = await client.ensureQueryData(sessionQuery);
    if (session.signedIn) throw redirect({ to: workPlaceOf(session.person), replace: true });
  },
  component: lazyRouteComponent(() => import('../landing/landing.js'), 'Landing'),
});

/** Pages for people who are signed in, in their frame. Others are sent to sign in, and come back to where they wanted to go. */
const signedInRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'signed-in',
  beforeLoad: async ({ context: { client }, location }) => {
    const session = await client.ensureQueryData(sessionQuery);
    if (!session.signedIn)
      throw redirect({ href: `/session/login?${new URLSearchParams({ return: location.href })}`, reloadDocument: true });
  },
  component: lazyRouteComponent(() => import('./shell.js'), 'Shell'),
});

const page = <Path extends string>(path: Path, load: Parameters<typeof lazyRouteComponent>[0], name: string) =>
  createRoute({ getParentRoute: () => signedInRoute, path, component: lazyRouteComponent(load, name) });

const publicPage = <Path extends string>(path: Path, load: Parameters<typeof lazyRouteComponent>[0], name: string) =>
  createRoute({ getParentRoute: () => publicRoute, path, component: lazyRouteComponent(load, name) });

/** The filters of the list stand in the address. */
const issuesRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/issues',
  validateSearch: issueSearchOf,
  component: lazyRouteComponent(() => import('../issues/issues-page.js'), 'IssuesPage'),
});

const routeTree = rootRoute.addChildren([
  publicRoute.addChildren([
    landingRoute,
    publicPage('/report', () => import('../resident/report-page.js'), 'ReportPage'),
    publicPage('/follow', () => import('../resident/follow-page.js'), 'FollowPage'),
    publicPage('/follow/$code', () => import('../resident/followed-page.js'), 'FollowedPage'),
  ]),
  signedInRoute.addChildren([
    issuesRoute,
    page('/issues/new', () => import('../new-issue/new-issue-page.js'), 'NewIssuePage'),
    page('/issues/$issueId', () => import('../issue/issue-page.js'), 'IssuePage'),
    page('/review', () => import('../review/review-page.js'), 'ReviewPage'),
    page('/officer', () => import('../officer/officer-page.js'), 'OfficerPage'),
    page('/wall', () => import('../wall/wall-page.js'), 'WallPage'),
    page('/map', () => import('../city/map-page.js'), 'MapPage'),
    page('/coverage', () => import('../city/coverage-page.js'), 'CoveragePage'),
    page('/trends', () => import('../trends/trends-page.js'), 'TrendsPage'),
    page('/admin', () => import('../admin/admin-page.js'), 'AdminPage'),
    page('/admin/$section', () => import('../admin/admin-page.js'), 'AdminPage'),
  ]),
]);

export function newRouter(client: QueryClient) {
  return createRouter({
    routeTree,
    context: { client },
    defaultPreload: 'intent',
    defaultPendingComponent: Loading,
    defaultErrorComponent: PageProblem,
    scrollRestoration: true,
    parseSearch,
    stringifySearch,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof newRouter>;
  }
}
