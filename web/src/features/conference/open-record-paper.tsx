import { useCallback, useMemo, useRef, useState, type ReactElement } from 'react';
import { parseId, type UnitId } from '@soulad/shared/ids';
import type { Category } from '@soulad/shared/policy';
import { isBlank } from './new-unit.js';
import { HandedBack } from './handed-back.js';
import { handedBackTexts } from './handed-back-texts.js';
import type { OpenRecordProps } from './record-centre.js';
import { RecordPaper, type PaperActs } from './record-paper.js';
import { RelabelBar } from './relabel-bar.js';
import { ScribeLine, useScribe } from './scribe.js';
import { EmptyShareBar, ShareBar } from './share-bar.js';
import { SlashMenu } from './slash-menu.js';
import type { SlashChoice } from './slash-choices.js';
import type { Unit } from './types.js';
import { useNewUnits } from './use-new-units.js';
import { useUnitActions } from './use-unit-actions.js';
import { WhoSees } from './who-sees.js';

interface OpenNote {
  readonly unitId: string;
  readonly button: HTMLElement;
  readonly changing: boolean;
}

/** The paper with everything that belongs to the unit under the caret: its bar, its audience, the slash menu. */
export function OpenRecordPaper(props: OpenRecordProps): ReactElement {
  const { conference, outline, session, live, line, record } = props;
  const actions = useUnitActions();
  const newUnits = useNewUnits(actions);
  const scribe = useScribe(conference, outline);
  const scroller = useRef<HTMLDivElement>(null);
  const [focused, setFocused] = useState<string | null>(null);
  const [note, setNote] = useState<OpenNote | null>(null);
  const [slash, setSlash] = useState<{ readonly unitId: UnitId; readonly rect: DOMRect } | null>(null);
  const [relabel, setRelabel] = useState<{ readonly unitId: string; readonly category: Category } | null>(null);
  const shareNow = useRef<(() => void) | null>(null);
  const bindShare = useCallback((share: (() => void) | null) => {
    shareNow.current = share;
  }, []);
  const units = useMemo(() => new Map(outline.sections.flatMap((section) => section.units.map((unit) => [unit.id, unit]))), [outline]);
  const unitOf = (id: string | null | undefined): Unit | undefined => (id ? units.get(id) : undefined);
  const unit = unitOf(focused);
  const noted = unitOf(note?.unitId);
  const relabelled = unitOf(relabel?.unitId);
  const writes = outline.mayAdd && outline.state === 'live' && line.connected;

  const add = (sectionId: string, afterUnitId: string | null, typed: string, choice?: SlashChoice): void =>
    newUnits.ask({ sectionId, afterUnitId, ...scribe.author, ...(choice && { kind: choice.kind }), ...(choice?.category && { category: choice.category }) }, sectionId, typed);
  const acts: PaperActs = {
    focusUnit: (unitId) => unitId && setFocused(unitId),
    share: () => shareNow.current?.(),
    audience: (unitId, button, changing) => {
      setFocused(unitId);
      setNote({ unitId, button, changing });
    },
    category: (of, category) => (of.state === 'draft' ? void actions.relabel(of, { category }) : setRelabel({ unitId: of.id, category })),
    accept: (of) => void actions.accept(of),
    slash: (unitId, rect) => setSlash({ unitId, rect }),
    addUnit: (sectionId, afterUnit, typed) => add(sectionId, afterUnit, typed),
  };
  const chooseSlash = (choice: SlashChoice): void => {
    const here = unitOf(slash?.unitId);
    setSlash(null);
    if (!here) return;
    if (here.state === 'draft' && here.may.relabel && blank(here)) void actions.relabel(here, { kind: choice.kind, category: choice.category ?? here.category });
    else add(here.sectionId, here.id, '', choice);
  };
  const blank = (of: Unit): boolean => {
    const [unitId, text] = [parseId<UnitId>(of.id), session.live(of.id)];
    return unitId !== undefined && text !== undefined && isBlank(unitId, text);
  };
  const openAudience = (): void => {
    const button = document.querySelector<HTMLElement>(`[data-unit-head="${focused}"] [data-audience] button`);
    if (focused && button) setNote({ unitId: focused, button, changing: true });
  };

  return (
    <>
      <RecordPaper
        outline={outline}
        session={session}
        live={live}
        writeFor={writes ? scribe.label : null}
        focused={focused}
        openUnit={note?.unitId ?? null}
        newUnits={newUnits}
        acts={acts}
        scroller={scroller}
      >
        <ScribeLine scribe={scribe} />
      </RecordPaper>
      {note && noted ? (
        <WhoSees
          key={`note ${note.unitId}`}
          unit={noted}
          button={note.button}
          area={scroller}
          changing={note.changing}
          onClose={() => setNote(null)}
          onChanged={record.reload}
        />
      ) : null}
      {slash ? <SlashMenu rect={slash.rect} onChoose={chooseSlash} onClose={() => setSlash(null)} /> : null}
      <HandedBack
        items={handedBackTexts(live.handedBack)}
        mayInsert={(sectionId) => writes && outline.sections.some((section) => section.id === sectionId && section.canAdd)}
        onInsert={(item) => {
          session.dropHandedBack(item.key);
          add(item.sectionId, null, item.text);
        }}
        onDrop={(key) => session.dropHandedBack(key)}
      />
      {relabel && relabelled ? (
        <RelabelBar unit={relabelled} category={relabel.category} onEnd={() => setRelabel(null)} />
      ) : unit ? (
        <ShareBar key={`bar ${unit.id}`} unit={unit} online={line.connected} onAudience={openAudience} bindShare={bindShare} />
      ) : (
        <EmptyShareBar />
      )}
    </>
  );
}
