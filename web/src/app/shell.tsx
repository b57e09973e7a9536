import { Link, Outlet, useMatches, useNavigate, useRouterState } from '@tanstack/react-router';
import {
  lazy,
  Suspense,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
  type ReactElement,
  type RefObject,
} from 'react';
import { useQuery } from 'urql';
import { ViewerDocument } from '../generated/graphql.gen.js';
import { switchLocale, useWords } from '../i18n/index.js';
import {
  failureOf,
  FrameContext,
  onSignInElsewhere,
  onSignOutElsewhere,
  ViewerContext,
  type Frame,
  type PathStep,
  type Viewer,
} from '../lib/index.js';
import { FailureNote } from '../features/failure/index.js';
import { classes, TopBar } from '../ui/index.js';
import { Me } from './me.js';
import styles from './page.module.css';
import { usePathLinks } from './path-links.js';
import { Pending } from './pending.js';

/** What has buttons and menus, the heaviest part of the kit, comes after the first picture. */
const SearchField = lazy(async () => ({ default: (await import('../features/search/index.js')).SearchField }));
const EmergencyBanner = lazy(async () => ({
  default: (await import('../features/emergencies/index.js')).EmergencyBanner,
}));
/** The name is readable before its menu has come. */
const AccountMenu = lazy(async () => ({ default: (await import('./account-menu.js')).AccountMenu }));

const Bell = lazy(async () => ({ default: (await import('../features/notices/index.js')).Bell }));

/** Frame of every signed-in screen: top bar, content, and the viewer for whom all of it is. */
export function Shell(): ReactElement {
  const { t } = useWords();
  const [{ data, error, fetching }] = useQuery({ query: ViewerDocument });
  const [path, setPath] = usePath();
  const [save, setSave] = useState<HTMLElement | null>(null);
  const [action, setAction] = useState<HTMLElement | null>(null);
  const frame = useMemo<Frame>(() => ({ setPath, slots: { save, action } }), [save, action, setPath]);
  const viewer = data?.viewer ?? null;
  const wide = useMatches().some((match) => match.staticData.full === true);
  const content = useFocusOnNavigation();
  const steps = usePathLinks(path);

  useSignInWhen(!fetching && error === undefined && viewer === null);
  useEffect(() => onSignOutElsewhere(() => location.replace('/sign-in')), []);
  const membershipId = viewer?.membershipId;
  useEffect(() => {
    if (membershipId !== undefined) return onSignInElsewhere(membershipId, () => location.replace('/'));
  }, [membershipId]);
  useEffect(() => {
    if (viewer !== null) void switchLocale(viewer.locale);
  }, [viewer]);

  return (
    <FrameContext value={frame}>
      <a href="#content" className={styles.skip}>
        {t('shell.skipToContent')}
      </a>
      <TopBar
        brand={(className, name) => (
          <Link to="/" className={className} aria-label={t('shell.brandHome')}>
            {name}
          </Link>
        )}
        pathLabel={t('shell.pathLabel')}
        path={steps}
        search={
          viewer === null ? undefined : (
            <Suspense>
              <SearchField />
            </Suspense>
          )
        }
        saveState={<span ref={setSave} />}
        action={<span ref={setAction} data-print="never" />}
        account={viewer === null ? undefined : <Account viewer={viewer} />}
      />
      {viewer === null ? null : (
        <ViewerContext value={viewer}>
          <Suspense>
            <EmergencyBanner />
          </Suspense>
        </ViewerContext>
      )}
      <main id="content" tabIndex={-1} ref={content} className={classes(wide ? styles.full : styles.page)}>
        {error !== undefined ? <FailureNote failure={failureOf(error)} /> : null}
        {viewer === null ? (
          <Pending />
        ) : (
          <ViewerContext value={viewer}>
            <Outlet />
          </ViewerContext>
        )}
      </main>
    </FrameContext>
  );
}

function Account({ viewer }: { readonly viewer: Viewer }): ReactElement {
  return (
    <>
      <Suspense>
        <Bell />
      </Suspense>
      <Suspense fallback={<Me viewer={viewer} />}>
        <AccountMenu viewer={viewer} />
      </Suspense>
    </>
  );
}

/** The path in the bar. Setting an equal one changes nothing, so that screens may set it at each render. */
function usePath(): readonly [readonly PathStep[], Frame['setPath']] {
  const [path, setPath] = useState<readonly PathStep[]>([]);
  const set = useCallback((next: readonly PathStep[]) => {
    setPath((shown) => (JSON.stringify(shown) === JSON.stringify(next) ? shown : next));
  }, []);
  return [path, set];
}

function useSignInWhen(signedOut: boolean): void {
  const navigate = useNavigate();
  const { href, pathname } = useRouterState({ select: (state) => state.location });
  useEffect(() => {
    if (signedOut && pathname !== '/sign-in')
      void navigate({ to: '/sign-in', search: pathname === '/' ? {} : { back: href }, replace: true });
  }, [signedOut, navigate, href, pathname]);
}

/** After a change of address the content gets the focus, so that a screen reader starts where the new screen does. */
function useFocusOnNavigation(): RefObject<HTMLElement | null> {
  const content = useRef<HTMLElement>(null);
  const pathname = useRouterState({ select: (state) => state.location.pathname });
  const first = useRef(true);
  useEffect(() => {
    if (!first.current) content.current?.focus({ preventScroll: true });
    first.current = false;
  }, [pathname]);
  return content;
}
