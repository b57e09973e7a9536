import { useRef, type ReactElement } from 'react';
import { AudienceDots, Button, PartyMark } from '../../ui/index.js';
import { AttachmentList } from '../files/index.js';
import { CategoryMenu } from './category-menu.js';
import type { Unit } from './types.js';
import styles from './unit-head.module.css';
import { useAudienceWords } from './unit-sentences.js';
import { useWords } from './use-words.js';

export interface UnitHeadProps {
  readonly unit: Unit;
  readonly defaultCategory: boolean;
  /** Only the unit with the caret takes part in the tab order; the others are reached by command. */
  readonly inTabOrder: boolean;
  readonly open: boolean;
  readonly onWhy: (button: HTMLElement) => void;
  readonly onCategory: (category: NonNullable<Unit['category']>) => void;
  readonly onAccept: () => void;
}

/** The line above a unit: who wrote it, what kind of data it is, who sees it. */
export function UnitHead({
  unit,
  defaultCategory,
  inTabOrder,
  open,
  onWhy,
  onCategory,
  onAccept,
}: UnitHeadProps): ReactElement {
  const { t } = useWords();
  const said = useAudienceWords(unit);
  const line = useRef<HTMLDivElement>(null);
  const why = (): void => {
    const button = line.current?.querySelector('button');
    if (button) onWhy(button);
  };
  return (
    <>
      <div className={styles.head} data-unit-head={unit.id}>
        <span className={styles.mark}>
          <PartyMark type={unit.authorParty.type} letter={unit.authorParty.letter} />
        </span>
        <span className={styles.author}>
          <strong>{unit.authorParty.label}</strong>
          {unit.authorNote ? <span className={styles.note}>{unit.authorNote}</span> : null}
          {unit.state === 'draft' ? <span className={styles.note}>{t('unit.draft')}</span> : null}
          {unit.state === 'withdrawn' ? <span className={styles.note}>{t('unit.withdrawn')}</span> : null}
        </span>
        <CategoryMenu unit={unit} isDefault={defaultCategory} inTabOrder={inTabOrder} onCategory={onCategory} />
        {unit.awaitsAcceptance ? (
          <span className={styles.scribed}>
            {unit.scribedBy ? <span className={styles.note}>{t('unit.scribed', { name: unit.scribedBy })}</span> : null}
            {unit.may.accept ? (
              <Button look="quiet" excludeFromTabOrder={!inTabOrder} className={styles.accept} onPress={onAccept}>
                {t('unit.accept')}
              </Button>
            ) : (
              <span className={styles.note}>{t('unit.waitsFor')}</span>
            )}
          </span>
        ) : null}
        <div ref={line} className={styles.audience} data-audience="">
          <AudienceDots
            dots={said.dots}
            summary={said.summary}
            narrow={said.narrow}
            label={`${said.narrow ?? said.summary ?? ''} ${said.spoken} ${t('unit.dotsWhy')}`.trim()}
            expanded={open}
            excludeFromTabOrder={!inTabOrder}
            onPress={why}
          />
        </div>
      </div>
      <AttachmentList attachments={unit.attachments} inTabOrder={inTabOrder} />
    </>
  );
}
