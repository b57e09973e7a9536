import { useEffect, useMemo, useRef, useState, type ReactElement, type RefObject } from 'react';
import { useQuery } from 'urql';
import { CarvePreviewDocument, type HadFragment } from '../../generated/graphql.gen.js';
import { failureOf } from '../../lib/index.js';
import { Button } from '../../ui/index.js';
import styles from './carve.module.css';
import { CarveEffect } from './carve-effect.js';
import { CarveFields, useCarveChoice } from './carve-fields.js';
import { useRecordDesk } from './desk-context.js';
import { inOrder, type Party } from './parties.js';
import type { Unit } from './types.js';
import type { OpenPassage } from './use-paper-state.js';
import { useUnitActions } from './use-unit-actions.js';
import { useWords, type ConferenceWords } from './use-words.js';

export interface CarveBarProps {
  readonly unit: Unit;
  readonly passage: OpenPassage['passage'];
  readonly onEnd: () => void;
}

/** [P34] Before a passage is cut out, the bar says which words, who keeps them, who loses them and who has had them. */
export function CarveBar({ unit, passage, onEnd }: CarveBarProps): ReactElement {
  const words = useWords();
  const { t } = words;
  const desk = useRecordDesk();
  const { carve, pending } = useUnitActions();
  const choice = useCarveChoice();
  const asked = useMemo(() => passageOf(unit, passage), [unit, passage]);
  const [{ data, error }] = useQuery({
    query: CarvePreviewDocument,
    variables: { unitId: unit.id, passage: asked, label: choice.label },
    requestPolicy: 'network-only',
    pause: !useSettled(unit.id),
  });
  const preview = data?.carvePreview;
  const cuts = preview && preview.loses.length > 0 && preview.gains.length === 0 && preview.mine;
  const ready = cuts && choice.said !== '';
  const act = async (): Promise<void> => {
    const carved = await carve(unit, asked, choice.label, choice.said);
    if (!carved) return;
    desk.done(doneSentence(words, carved.unit.audience.dots, carved.received));
    onEnd();
  };
  return (
    <form
      aria-label={t('carve.label')}
      className={styles.bar}
      data-print="never"
      ref={useFocusInside(onEnd)}
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) void act();
      }}
    >
      <h2>{t('carve.heading')}</h2>
      <p className={styles.quote}>{t('carve.quote', { text: preview?.text ?? passage.text })}</p>
      <CarveFields unit={unit} choice={choice} />
      <CarveEffect preview={preview} failed={error ? failureOf(error).code : null} />
      <div className={styles.acts}>
        <Button look="quiet" onPress={onEnd}>
          {t('carve.cancel')}
        </Button>
        <Button type="submit" look="primary" isDisabled={!ready || pending}>
          {t('carve.confirm')}
        </Button>
      </div>
    </form>
  );
}

/** The selected words as the server takes them. */
export function passageOf(unit: Unit, { gen, from, to }: OpenPassage['passage']) {
  return { gen, epoch: unit.epoch, from: JSON.stringify(from), to: JSON.stringify(to) };
}

/** [I6] What is cut is what is committed: words just typed are waited for. */
function useSettled(unitId: string): boolean {
  const desk = useRecordDesk();
  const [settled, setSettled] = useState(false);
  useEffect(() => {
    let open = true;
    void desk.settle(unitId).then(() => open && setSettled(true));
    return () => {
      open = false;
    };
  }, [desk, unitId]);
  return settled;
}

/** The keyboard goes on in the bar that was opened; Escape leaves it. */
export function useFocusInside(onEscape: () => void): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null);
  const leave = useRef(onEscape);
  useEffect(() => {
    leave.current = onEscape;
  });
  useEffect(() => {
    const bar = form.current;
    bar?.querySelector<HTMLElement>('button')?.focus();
    const hear = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') leave.current();
    };
    bar?.addEventListener('keydown', hear);
    return () => bar?.removeEventListener('keydown', hear);
  }, []);
  return form;
}

function doneSentence(
  { t, names, moment }: ConferenceWords,
  dots: readonly { readonly sees: boolean; readonly party: Party }[],
  received: readonly HadFragment[],
): string {
  const sees = inOrder(dots.flatMap((dot) => (dot.sees ? [dot.party] : [])));
  const blind = received.filter(({ party }) => !sees.some((one) => one.partyId === party.partyId));
  const had = blind.map(({ party, lastAt }) =>
    t('carve.receivedOne', { label: party.label, time: moment(Date.parse(lastAt)) }),
  );
  const done = t('carve.done', { names: names(sees.map((party) => party.label)) });
  return had.length > 0 ? `${done} ${t('carve.doneReceived', { names: names(had) })}` : done;
}
