import { useCallback, useRef, useState, type ReactElement } from 'react';
import { parseId, type UnitId } from '@soulad/shared/ids';
import { CarveBar } from './carve-bar.js';
import { HandedBack } from './handed-back.js';
import { handedBackTexts } from './handed-back-texts.js';
import { KeyAct } from './key-act.js';
import { isBlank } from './new-unit.js';
import { PublishBar } from './publish-bar.js';
import { RecordPaper, type PaperActs } from './record-paper.js';
import { RelabelBar } from './relabel-bar.js';
import { ScribeLine, useScribe, type WritingSeats } from './scribe.js';
import { mayLimit, SelectionBar } from './selection-bar.js';
import { EmptyShareBar, ShareBar } from './share-bar.js';
import { TakeBar } from './take-bar.js';
import { PlanTrace } from './plan-trace.js';
import { SlashMenu } from './slash-menu.js';
import type { SlashChoice } from './slash-choices.js';
import type { Line, LiveRecord, RecordSession } from '../../realtime/index.js';
import type { TalkBridge } from '../talk/index.js';
import type { RecordOutline, Unit } from './types.js';
import type { OpenRecord } from './use-record.js';
import { useNewUnits } from './use-new-units.js';
import { usePaperState, type PaperState } from './use-paper-state.js';
import { useUnitActions, type UnitActions } from './use-unit-actions.js';
import { WhoSees } from './who-sees.js';
import { WideningAsks } from './widening-asks.js';

export interface OpenPaperProps {
  readonly conference: WritingSeats;
  readonly outline: RecordOutline;
  readonly session: RecordSession;
  readonly live: LiveRecord;
  readonly line: Line;
  readonly record: OpenRecord;
  readonly bridge: TalkBridge;
}

type AddUnit = (sectionId: string, afterUnitId: string | null, typed: string, choice?: SlashChoice) => void;

/** The paper with everything that belongs to the unit under the caret: its bar, its audience, the slash menu. */
export function OpenRecordPaper(props: OpenPaperProps): ReactElement {
  const { conference, outline, session, live, line, record } = props;
  const actions = useUnitActions();
  const catcher = useRef<HTMLTextAreaElement>(null);
  const lost = useCallback((sectionId: string, text: string) => session.keepText(sectionId, text), [session]);
  const newUnits = useNewUnits(actions, catcher, lost);
  const scribe = useScribe(conference, outline);
  const state = usePaperState(outline);
  const scroller = useRef<HTMLDivElement>(null);
  const [shareKey] = useState(() => new KeyAct());
  const [toText] = useState(() => new KeyAct());
  const writes = outline.mayAdd && outline.state === 'live' && line.connected;
  const add: AddUnit = (sectionId, afterUnitId, typed, choice) =>
    newUnits.ask({ sectionId, afterUnitId, ...scribe.author, ...choice }, sectionId, typed);
  const blank = (unit: Unit): boolean => {
    const [unitId, text] = [parseId<UnitId>(unit.id), session.live(unit.id)];
    return unitId !== undefined && text !== undefined && isBlank(unitId, text);
  };
  const { note } = state;
  const noted = state.unitOf(note?.unitId);
  return (
    <>
      <RecordPaper
        outline={outline}
        session={session}
        live={live}
        writeFor={writes ? scribe.label : null}
        focused={state.focused}
        openUnit={note?.unitId ?? null}
        newUnits={newUnits}
        acts={paperActs(state, actions, { share: shareKey.run, toText: toText.run, add })}
        scroller={scroller}
        catcher={catcher}
        toText={toText}
        bridge={props.bridge}
      >
        <ScribeLine scribe={scribe} />
      </RecordPaper>
      {note && noted ? (
        <WhoSees
          key={`note ${note.unitId}`}
          unit={noted}
          caseId={outline.caseId}
          button={note.button}
          area={scroller}
          changing={note.changing}
          onClose={() => state.setNote(null)}
          onChanged={record.reload}
        />
      ) : null}
      <Slash state={state} actions={actions} blank={blank} add={add} />
      <HandedBack
        items={handedBackTexts(live.handedBack)}
        left={live.left.length > 0}
        onRead={() => session.leftRead()}
        mayInsert={(sectionId) =>
          writes && outline.sections.some((section) => section.id === sectionId && section.canAdd)
        }
        onInsert={(item) => {
          session.dropHandedBack(item.key);
          add(item.sectionId, null, item.text);
        }}
        onDrop={(key) => session.dropHandedBack(key)}
      />
      <Bar state={state} online={line.connected} shareKey={shareKey} toText={toText.run} />
    </>
  );
}

interface PaperKeys {
  readonly share: () => void;
  readonly toText: () => void;
  readonly add: AddUnit;
}

function paperActs(state: PaperState, actions: UnitActions, { share, toText, add }: PaperKeys): PaperActs {
  return {
    focusUnit: (unitId) => unitId && state.focus(unitId),
    share,
    select: state.select,
    limit: () => {
      const passage = state.selected();
      const unit = state.unitOf(passage?.unitId);
      if (!passage || !unit || !mayLimit(unit)) return false;
      state.setPassage({ act: 'limit', passage });
      return true;
    },
    audience: (unitId, button, changing) => {
      state.focus(unitId);
      state.setNote({ unitId, button, changing });
    },
    // A draft is seen by nobody else yet: its category changes at once. Of shared text the bar first says the effect.
    category: (unit, category) =>
      unit.state === 'draft'
        ? void actions.relabel(unit, { category })
        : state.setRelabel({ unitId: unit.id, category }),
    // The button goes with what it did; the focus must not go with it.
    accept: (unit) => void actions.accept(unit).then(toText),
    slash: (unitId, rect) => state.setSlash({ unitId, rect }),
    addUnit: (sectionId, afterUnit, typed) => add(sectionId, afterUnit, typed),
  };
}

interface SlashProps {
  readonly state: PaperState;
  readonly actions: UnitActions;
  readonly blank: (unit: Unit) => boolean;
  readonly add: AddUnit;
}

/** An empty draft turns into what was chosen; otherwise a new unit follows. */
function Slash({ state, actions, blank, add }: SlashProps): ReactElement | null {
  const { slash } = state;
  if (!slash) return null;
  const choose = (choice: SlashChoice): void => {
    const unit = state.unitOf(slash.unitId);
    state.setSlash(null);
    if (!unit) return;
    const turns = unit.state === 'draft' && unit.may.relabel && blank(unit);
    if (turns) void actions.relabel(unit, { kind: choice.kind, category: choice.category ?? unit.category });
    else add(unit.sectionId, unit.id, '', choice);
  };
  return <SlashMenu rect={slash.rect} onChoose={choose} onClose={() => state.setSlash(null)} />;
}

const PASSAGE_BARS = { limit: CarveBar, publish: PublishBar, plan: TakeBar } as const;

interface BarProps {
  readonly state: PaperState;
  readonly online: boolean;
  readonly shareKey: KeyAct;
  readonly toText: () => void;
}

function Bar({ state, online, shareKey, toText }: BarProps): ReactElement {
  const { focused, relabel } = state;
  const unit = state.unitOf(focused);
  const relabelled = state.unitOf(relabel?.unitId);
  const endRelabel = (): void => {
    state.setRelabel(null);
    toText();
  };
  const passing = state.unitOf(state.passage?.passage.unitId);
  if (state.passage && passing) {
    const endPassage = (): void => {
      state.setPassage(null);
      toText();
    };
    const PassageBar = PASSAGE_BARS[state.passage.act];
    return <PassageBar unit={passing} passage={state.passage.passage} onEnd={endPassage} />;
  }
  if (relabel && relabelled) return <RelabelBar unit={relabelled} category={relabel.category} onEnd={endRelabel} />;
  if (!unit) return <EmptyShareBar />;
  const openAudience = (): void => {
    const button = document.querySelector<HTMLElement>(`[data-unit-head="${unit.id}"] [data-audience] button`);
    if (button) state.setNote({ unitId: unit.id, button, changing: true });
  };
  const { selection } = state;
  return (
    <>
      {selection && selection.unitId === unit.id && online ? (
        <SelectionBar
          unit={unit}
          passage={selection}
          onAct={(act) => state.setPassage({ act, passage: state.selected() ?? selection })}
        />
      ) : null}
      <PlanTrace unitId={unit.id} />
      <WideningAsks key={`asks ${unit.id}`} unit={unit} />
      <ShareBar
        key={`bar ${unit.id}`}
        unit={unit}
        online={online}
        onAudience={openAudience}
        shareKey={shareKey}
        onActed={toText}
      />
    </>
  );
}
