import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { issueSearchOf } from '../issues/issue-search.js';
import { Landing } from '../landing/landing.js';
import { NotFound } from '../landing/not-found.js';
import { Loading } from '../states/loading.js';
import { PageProblem } from '../states/page-problem.js';
import { sessionQuery } from '../session/session.js';
import { workPlaceOf } from './places.js';

interface RouterContext {
  client: QueryClient;
}

const rootRoute = createRootRouteWithContext<RouterContext>()({ notFoundComponent: NotFound });

/** The front door: who is signed in goes to their work, everybody else may report, follow or sign in. */
const landingRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  beforeLoad: async ({ context: { client } }) => {
    const session = await client.ensureQueryData(sessionQuery);
    if (session.signedIn) throw redirect({ to: workPlaceOf(session.person), replace: true });
  },
  component: Landing,
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
  createRoute({ getParentRoute: () => rootRoute, path, component: lazyRouteComponent(load, name) });

/** The filters of the list stand in the address. */
const issuesRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/issues',
  validateSearch: issueSearchOf,
  component: lazyRouteComponent(() => import('../issues/issues-page.js'), 'IssuesPage'),
});

const routeTree = rootRoute.addChildren([
  landingRoute,
  publicPage('/report', () => import('../resident/report-page.js'), 'ReportPage'),
  publicPage('/follow', () => import('../resident/follow-page.js'), 'FollowPage'),
  publicPage('/follow/$code', () => import('../resident/follow-page.js'), 'FollowPage'),
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
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof newRouter>;
  }
}
