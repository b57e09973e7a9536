import { CATEGORIES, type Category } from '@soulad/shared/policy';
import { useState, type ReactElement } from 'react';
import { Button, Checkbox, Select } from '../../ui/index.js';
import { type CarveBarProps, passageOf, useFocusInside } from './carve-bar.js';
import styles from './carve.module.css';
import { useRecordDesk } from './desk-context.js';
import { useUnitActions } from './use-unit-actions.js';
import { useWords } from './use-words.js';

/** [P36] A passage becomes a draft of its own, as a copy unless the viewer wants it cut out; nobody else sees it yet. */
export function PublishBar({ unit, passage, onEnd }: CarveBarProps): ReactElement {
  const { t, app } = useWords();
  const desk = useRecordDesk();
  const { publish, pending } = useUnitActions();
  const [category, setCategory] = useState<Category | null>(unit.category);
  const [cut, setCut] = useState(false);
  const act = async (): Promise<void> => {
    if (!(await publish(unit, passageOf(unit, passage), category, cut))) return;
    desk.done(t('carve.published'));
    onEnd();
  };
  return (
    <form
      aria-label={t('carve.publishHeading')}
      className={styles.bar}
      data-print="never"
      ref={useFocusInside(onEnd)}
      onSubmit={(event) => {
        event.preventDefault();
        void act();
      }}
    >
      <h2>{t('carve.publishHeading')}</h2>
      <p className={styles.quote}>{t('carve.quote', { text: passage.text })}</p>
      <div className={styles.fields}>
        <Select
          label={t('carve.publishCategory')}
          options={CATEGORIES.map((id) => ({ id, name: app(`category.${id}`) }))}
          value={category}
          onChange={setCategory}
        />
        <Checkbox isSelected={cut} onChange={setCut}>
          {t('carve.cut')}
        </Checkbox>
      </div>
      <p className={styles.effect}>{t('carve.publishNote')}</p>
      <div className={styles.acts}>
        <Button look="quiet" onPress={onEnd}>
          {t('carve.cancel')}
        </Button>
        <Button type="submit" look="primary" isDisabled={pending}>
          {t('carve.publishDo')}
        </Button>
      </div>
    </form>
  );
}
