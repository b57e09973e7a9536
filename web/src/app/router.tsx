import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { Crash } from './error-boundary.js';
import { NotFound } from './not-found.js';
import { Pending } from './pending.js';
import { readActSearch, readSignInSearch } from './search.js';
import { Shell } from './shell.js';

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound });

const SignInRoute = lazyRouteComponent(() => import('./sign-in-route.js'), 'SignInRoute');
const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: readSignInSearch,
  component: function SignIn(): ReactElement {
    return <SignInRoute search={signIn.useSearch()} />;
  },
});

const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  component: Shell,
});

const desk = createRoute({
  getParentRoute: () => signedIn,
  path: '/',
  component: lazyRouteComponent(() => import('../features/desk/index.js'), 'DeskPage'),
});

const cases = createRoute({
  getParentRoute: () => signedIn,
  path: '/cases',
  component: lazyRouteComponent(() => import('../features/cases/index.js'), 'CaseListPage'),
});

const newCase = createRoute({
  getParentRoute: () => signedIn,
  path: '/cases/new',
  component: lazyRouteComponent(() => import('../features/cases/index.js'), 'NewCasePage'),
});

const CasePage = lazyRouteComponent(() => import('../features/cases/index.js'), 'CasePage');
const oneCase = createRoute({
  getParentRoute: () => signedIn,
  path: '/cases/$caseId',
  validateSearch: readActSearch,
  component: function OneCase(): ReactElement {
    const { caseId } = oneCase.useParams();
    const search = oneCase.useSearch();
    const navigate = oneCase.useNavigate();
    return (
      <CasePage
        key={caseId}
        caseId={caseId}
        search={search}
        onSearch={(next) => void navigate({ search: next, resetScroll: false })}
      />
    );
  },
});

const ConferencePage = lazyRouteComponent(() => import('../features/conference/index.js'), 'ConferencePage');
const conference = createRoute({
  getParentRoute: () => signedIn,
  path: '/conferences/$conferenceId',
  staticData: { full: true },
  component: function OneConference(): ReactElement {
    const { conferenceId } = conference.useParams();
    return <ConferencePage key={conferenceId} conferenceId={conferenceId} />;
  },
});

/** All addresses of the application. Screens load when they are opened; the editor comes with the conference only. */
export function createAppRouter() {
  return createRouter({
    routeTree: root.addChildren([signIn, signedIn.addChildren([desk, cases, newCase, oneCase, conference])]),
    defaultPendingComponent: Pending,
    defaultErrorComponent: Crash,
    defaultPreload: 'intent',
    scrollRestoration: true,
  });
}

export type AppRouter = ReturnType<typeof createAppRouter>;

declare module '@tanstack/react-router' {
  interface Register {
    router: AppRouter;
  }
  interface StaticDataRouteOption {
    /** The screen fills the window and brings its own columns. */
    full?: boolean;
  }
}
