import type { ReactElement } from 'react';
import { type Fields, formStyles as styles, isEmpty } from '../../form/index.js';
import { Button, CheckboxGroup, TextField, type Option } from '../../../ui/index.js';
import { useCaseWords } from '../case-words.js';
import { isTimeBox, minutesOf, plannedMinutes, type ItemDraft, type SittingDraft } from './conference-draft.js';

export interface SittingFieldsProps extends Pick<Fields<SittingDraft>, 'missing' | 'complain'> {
  /** Shown only when there are several parts. */
  readonly number: number | undefined;
  readonly sitting: SittingDraft;
  readonly seats: readonly Option[];
  readonly onChange: (next: Partial<SittingDraft>) => void;
  readonly onRemove: (() => void) | undefined;
}

/** One part of a conference: day, time, guests, programme with time boxes. */
export function SittingFields({
  number,
  sitting,
  seats,
  onChange,
  onRemove,
  missing,
  complain,
}: SittingFieldsProps): ReactElement {
  const { t } = useCaseWords();
  return (
    <fieldset className={styles.group}>
      {number === undefined ? null : (
        <legend className={styles.legend}>{t('conferenceForm.sittingN', { n: number })}</legend>
      )}
      <div className={styles.line}>
        <TextField
          type="date"
          label={t('conferenceForm.day')}
          value={sitting.day}
          onChange={(day) => onChange({ day })}
          isRequired
          error={missing(sitting.day)}
        />
        <TextField
          type="time"
          label={t('conferenceForm.from')}
          value={sitting.from}
          onChange={(from) => onChange({ from })}
          isRequired
          error={missing(sitting.from)}
        />
        <TextField
          type="time"
          label={t('conferenceForm.to')}
          value={sitting.to}
          onChange={(to) => onChange({ to })}
          isRequired
          error={missing(sitting.to) ?? complain(minutesOf(sitting) <= 0, t('conferenceForm.endBeforeStart'))}
        />
      </div>
      <CheckboxGroup
        label={t('conferenceForm.invited')}
        options={seats}
        value={sitting.invited}
        onChange={(invited) => onChange({ invited })}
        error={complain(sitting.invited.length === 0, t('conferenceForm.nobodyInvited'))}
      />
      <AgendaFields sitting={sitting} onChange={onChange} complain={complain} missing={missing} />
      {onRemove === undefined || number === undefined ? null : (
        <p>
          <Button look="quiet" onPress={onRemove}>
            {t('conferenceForm.removeSitting', { n: number })}
          </Button>
        </p>
      )}
    </fieldset>
  );
}

type AgendaFieldsProps = Pick<SittingFieldsProps, 'sitting' | 'onChange' | 'missing' | 'complain'>;

function AgendaFields({ sitting, onChange, missing, complain }: AgendaFieldsProps): ReactElement {
  const { t } = useCaseWords();
  const { items } = sitting;
  const changeItem = (at: number, next: Partial<ItemDraft>): void =>
    onChange({ items: items.map((item, index) => (index === at ? { ...item, ...next } : item)) });
  const [planned, available] = [plannedMinutes(sitting), minutesOf(sitting)];
  return (
    <div className={styles.group}>
      <p className={styles.legend}>{t('conferenceForm.agenda')}</p>
      {items.map((item, at) => (
        <div key={at} className={styles.item}>
          <TextField
            label={t('conferenceForm.itemN', { n: at + 1 })}
            value={item.title}
            onChange={(title) => changeItem(at, { title })}
            error={isEmpty(item.title) ? missing(item.title) : undefined}
          />
          <TextField
            type="number"
            label={t('conferenceForm.minutes')}
            min={1}
            max={480}
            value={item.minutes}
            onChange={(minutes) => changeItem(at, { minutes })}
            error={complain(!isTimeBox(item.minutes), t('conferenceForm.minutesRange'))}
          />
          <Button look="quiet" onPress={() => onChange({ items: items.filter((_, index) => index !== at) })}>
            {t('conferenceForm.removeItem', { n: at + 1 })}
          </Button>
        </div>
      ))}
      <p className={styles.buttons}>
        <Button onPress={() => onChange({ items: [...items, { title: '', minutes: '10' }] })}>
          {t('conferenceForm.addItem')}
        </Button>
        {available > 0 ? <span className={styles.note}>{t('conferenceForm.sum', { planned, available })}</span> : null}
        {available > 0 && planned > available ? (
          <span className={styles.warn}>{t('conferenceForm.over', { over: planned - available })}</span>
        ) : null}
      </p>
    </div>
  );
}
