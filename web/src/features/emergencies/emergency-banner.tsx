import { Link, useNavigate, useRouterState } from '@tanstack/react-router';
import { useEffect, useRef, type ReactElement } from 'react';
import { useQuery } from 'urql';
import {
  EndEmergencyDocument,
  RunningEmergenciesDocument,
  type EmergencyPartsFragment,
} from '../../generated/graphql.gen.js';
import { useWords } from '../../i18n/index.js';
import { useAct, useViewer } from '../../lib/index.js';
import { FailureNote } from '../failure/index.js';
import { Button, classes, linkClass } from '../../ui/index.js';
import { useEmergencyWords } from './emergency-words.js';
import styles from './emergency-banner.module.css';

/** An office asks this often whether an emergency is on; the end of a known one it does not ask for. */
const ASK_MS = 15_000;
/** The server has cut off by then. */
const AFTER_END_MS = 1_000;

/** Under the top bar, for the whole time of an emergency: for who reads, and for those who are told of it. */
export function EmergencyBanner(): ReactElement | null {
  const ospod = useViewer().agency?.type === 'ospod';
  return ospod ? <Running /> : null;
}

function Running(): ReactElement | null {
  const [{ data }, ask] = useQuery({ query: RunningEmergenciesDocument });
  const running = data?.emergencies;
  const pathname = useRouterState({ select: (state) => state.location.pathname });
  useEffect(() => ask({ requestPolicy: 'network-only' }), [pathname, ask]);
  useLeaveWhenOver(running);
  useEffect(() => {
    const ends = (running ?? []).map((one) => Date.parse(one.until) - Date.now() + AFTER_END_MS);
    const timer = setTimeout(
      () => ask({ requestPolicy: 'network-only' }),
      Math.max(AFTER_END_MS, Math.min(ASK_MS, ...ends)),
    );
    return () => clearTimeout(timer);
  }, [running, ask]);
  if (running === undefined || running.length === 0) return null;
  return (
    <div role="status" data-print="never">
      {running.map((one) => (
        <Line key={one.id} emergency={one} over={() => ask({ requestPolicy: 'network-only' })} />
      ))}
    </div>
  );
}

/** What was read in an emergency does not stay on the screen after it: the page is left for the one about emergencies. */
function useLeaveWhenOver(running: readonly EmergencyPartsFragment[] | undefined): void {
  const navigate = useNavigate();
  const mine = running?.find((one) => one.mine)?.id;
  const before = useRef<string>(undefined);
  useEffect(() => {
    if (running === undefined) return;
    if (before.current !== undefined && mine === undefined) void navigate({ to: '/emergencies' });
    before.current = mine;
  }, [running, mine, navigate]);
}

interface LineProps {
  readonly emergency: EmergencyPartsFragment;
  readonly over: () => void;
}

function Line({ emergency, over }: LineProps): ReactElement {
  const { format } = useWords();
  const { t } = useEmergencyWords();
  const act = useAct(EndEmergencyDocument);
  const { id, caseId, mine, personName: person, fileMark: mark } = emergency;
  const time = format.time(emergency.until);
  const end = async (): Promise<void> => {
    if ((await act.run({ id })) !== undefined) over();
  };
  return (
    <div className={classes(styles.banner, mine && styles.mine)}>
      <p>{format.text(mine ? t('bannerMine', { time }) : t('bannerOther', { person, time, mark }))}</p>
      {mine ? (
        <Link to="/cases/$caseId" params={{ caseId }} className={linkClass()}>
          {t('openCase', { mark })}
        </Link>
      ) : (
        <Link to="/emergencies" className={linkClass()}>
          {t('details')}
        </Link>
      )}
      {emergency.may.end ? (
        <Button
          look="quiet"
          onPress={() => void end()}
          isPending={act.pending}
          {...(!mine && { 'aria-label': t('endOther', { person }) })}
        >
          {t('end')}
        </Button>
      ) : null}
      {act.failure === undefined ? null : <FailureNote failure={act.failure} />}
    </div>
  );
}
