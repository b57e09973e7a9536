import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { Crash } from './error-boundary.js';
import { NotFound } from './not-found.js';
import { Pending } from './pending.js';
import { readActSearch, readSignInSearch, readTalkSearch } from './search.js';
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

const emergencies = createRoute({
  getParentRoute: () => signedIn,
  path: '/emergencies',
  component: lazyRouteComponent(() => import('../features/cases/index.js'), 'EmergenciesPage'),
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

const SharingPage = lazyRouteComponent(() => import('../features/sharing/index.js'), 'SharingPage');
const sharing = createRoute({
  getParentRoute: () => signedIn,
  path: '/cases/$caseId/sharing',
  component: function CaseSharing(): ReactElement {
    const { caseId } = sharing.useParams();
    return <SharingPage key={caseId} caseId={caseId} />;
  },
});

const RegisterPage = lazyRouteComponent(() => import('../features/register/index.js'), 'RegisterPage');
const register = createRoute({
  getParentRoute: () => signedIn,
  path: '/cases/$caseId/access',
  component: function CaseRegister(): ReactElement {
    const { caseId } = register.useParams();
    return <RegisterPage key={caseId} caseId={caseId} />;
  },
});

const PlanPage = lazyRouteComponent(() => import('../features/plan/index.js'), 'PlanPage');
const plan = createRoute({
  getParentRoute: () => signedIn,
  path: '/cases/$caseId/plan',
  component: function CasePlan(): ReactElement {
    const { caseId } = plan.useParams();
    return <PlanPage key={caseId} caseId={caseId} />;
  },
});

const clockRules = createRoute({
  getParentRoute: () => signedIn,
  path: '/clocks',
  component: lazyRouteComponent(() => import('../features/desk/index.js'), 'ClockRulesPage'),
});

const TasksPage = lazyRouteComponent(() => import('../features/tasks/index.js'), 'TasksPage');
const tasks = createRoute({
  getParentRoute: () => signedIn,
  path: '/tasks',
  component: TasksPage,
});
const caseTasks = createRoute({
  getParentRoute: () => signedIn,
  path: '/cases/$caseId/tasks',
  validateSearch: readActSearch,
  component: function CaseTasks(): ReactElement {
    const { caseId } = caseTasks.useParams();
    const { of } = caseTasks.useSearch();
    return <TasksPage key={caseId} caseId={caseId} unitId={of} />;
  },
});

const SignoffPage = lazyRouteComponent(() => import('../features/signoff/index.js'), 'SignoffPage');
const signatures = createRoute({
  getParentRoute: () => signedIn,
  path: '/cases/$caseId/signatures',
  component: function CaseSignatures(): ReactElement {
    const { caseId } = signatures.useParams();
    return <SignoffPage key={caseId} caseId={caseId} />;
  },
});

const notices = createRoute({
  getParentRoute: () => signedIn,
  path: '/notices',
  component: lazyRouteComponent(() => import('../features/notices/index.js'), 'NoticesPage'),
});

const search = createRoute({
  getParentRoute: () => signedIn,
  path: '/search',
  component: lazyRouteComponent(() => import('../features/search/index.js'), 'SearchPage'),
});

const ConferencePage = lazyRouteComponent(() => import('../features/conference/index.js'), 'ConferencePage');
const conference = createRoute({
  getParentRoute: () => signedIn,
  path: '/conferences/$conferenceId',
  staticData: { full: true },
  validateSearch: readTalkSearch,
  component: function OneConference(): ReactElement {
    const { conferenceId } = conference.useParams();
    return <ConferencePage key={conferenceId} conferenceId={conferenceId} />;
  },
});

const MinutesPage = lazyRouteComponent(() => import('../features/minutes/index.js'), 'MinutesPage');
const minutes = createRoute({
  getParentRoute: () => signedIn,
  path: '/conferences/$conferenceId/minutes',
  component: function MeetingMinutes(): ReactElement {
    const { conferenceId } = minutes.useParams();
    return <MinutesPage key={conferenceId} conferenceId={conferenceId} />;
  },
});

const OutcomePage = lazyRouteComponent(() => import('../features/minutes/index.js'), 'OutcomePage');
const outcome = createRoute({
  getParentRoute: () => signedIn,
  path: '/conferences/$conferenceId/outcome',
  component: function MeetingOutcome(): ReactElement {
    const { conferenceId } = outcome.useParams();
    return <OutcomePage key={conferenceId} conferenceId={conferenceId} />;
  },
});

const AttendancePage = lazyRouteComponent(() => import('../features/minutes/index.js'), 'AttendancePage');
const attendance = createRoute({
  getParentRoute: () => signedIn,
  path: '/conferences/$conferenceId/attendance',
  component: function MeetingAttendance(): ReactElement {
    const { conferenceId } = attendance.useParams();
    return <AttendancePage key={conferenceId} conferenceId={conferenceId} />;
  },
});

const sessions = createRoute({
  getParentRoute: () => signedIn,
  path: '/me/sessions',
  component: lazyRouteComponent(() => import('../features/sessions/index.js'), 'SessionsPage'),
});

const means = createRoute({
  getParentRoute: () => signedIn,
  path: '/me/signing',
  component: lazyRouteComponent(() => import('../features/means/index.js'), 'MeansPage'),
});

/** All addresses of the application. Screens load when they are opened; the editor comes with the conference only. */
export function createAppRouter() {
  return createRouter({
    routeTree: root.addChildren([
      signIn,
      signedIn.addChildren([
        desk,
        cases,
        newCase,
        emergencies,
        oneCase,
        sharing,
        register,
        plan,
        clockRules,
        tasks,
        caseTasks,
        signatures,
        notices,
        search,
        conference,
        minutes,
        outcome,
        attendance,
        sessions,
        means,
      ]),
    ]),
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
