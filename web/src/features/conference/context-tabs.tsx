import { useLocation } from '@tanstack/react-router';
import { useMemo, type ReactElement } from 'react';
import type { UnitContent } from '@soulad/shared/doc';
import { parseId, type UnitId } from '@soulad/shared/ids';
import type { Line, RecordSession } from '../../realtime/index.js';
import { Tabs } from '../../ui/index.js';
import { CopiesPanel } from '../copies/index.js';
import { HistoryPanel } from '../history/index.js';
import { ConferenceTasks } from '../tasks/index.js';
import { TalkPanel, type TalkBridge, type TalkUnit } from '../talk/index.js';
import { inOrder } from './parties.js';
import { restoreText } from './restore-text.js';
import type { RecordOutline, Unit } from './types.js';
import { useContextTab } from './use-context-tab.js';
import { useWords } from './use-words.js';
import { ViewAs } from './view-as.js';

export interface ContextTabsProps {
  readonly outline: RecordOutline;
  readonly session: RecordSession | null;
  readonly line: Line;
  readonly bridge: TalkBridge;
}

/** The right column: what belongs to the record besides its text. Arrow keys change the tab; it is remembered. */
export function ContextTabs({ outline, session, line, bridge }: ContextTabsProps): ReactElement {
  const { t } = useWords();
  const wanted = useWantedThread();
  const [tab, setTab] = useContextTab(wanted);
  const units = useMemo(() => outline.sections.flatMap((section) => section.units.map(talkUnit)), [outline]);
  return (
    <Tabs
      label={t('context.label')}
      selected={tab}
      onSelect={setTab}
      tabs={[
        {
          id: 'talk',
          name: t('context.talk'),
          content: <TalkPanel recordId={outline.id} units={units} line={line} bridge={bridge} wanted={wanted} />,
        },
        {
          id: 'tasks',
          name: t('context.tasks'),
          content:
            outline.conferenceId === null ? null : (
              <ConferenceTasks conferenceId={outline.conferenceId} caseId={outline.caseId} />
            ),
        },
        { id: 'history', name: t('context.history'), content: <History outline={outline} session={session} /> },
        {
          id: 'view',
          name: t('context.view'),
          content: <ViewAs recordId={outline.id} parties={outline.parties} rev={outline.rev} />,
        },
        { id: 'copies', name: t('context.copies'), content: <CopiesPanel place={{ recordId: outline.id }} /> },
      ]}
    />
  );
}

function History({ outline, session }: Pick<ContextTabsProps, 'outline' | 'session'>): ReactElement {
  const units = outline.sections.flatMap((section) =>
    section.units.map(({ id, ordinal, authorParty }) => ({ id, ordinal, label: authorParty.label })),
  );
  const restore = (id: string, content: UnitContent): boolean => {
    const unitId = parseId<UnitId>(id);
    return unitId !== undefined && restoreText(unitId, session?.live(id), content);
  };
  return <HistoryPanel recordId={outline.id} units={units} rev={outline.rev} restore={restore} />;
}

/** The talk that a notice leads to. */
function useWantedThread(): string | null {
  const wanted: unknown = useLocation({ select: (location) => Reflect.get(location.search, 'comment') });
  return typeof wanted === 'string' ? wanted : null;
}

const COMMENTING: ReadonlySet<Unit['right']> = new Set(['comment', 'propose', 'write']);

function talkUnit({ id, gen, ordinal, authorParty, right, state, audience }: Unit): TalkUnit {
  return {
    ...{ id, gen, ordinal, label: authorParty.label, draft: state === 'draft', mayComment: COMMENTING.has(right) },
    readers: inOrder(audience.dots.filter((dot) => dot.sees).map((dot) => dot.party)),
  };
}
