import type { ReactElement } from 'react';
import { useWords } from '../../../i18n/index.js';
import { formStyles as styles } from '../../form/index.js';
import { PartyMark, Select, TextField } from '../../../ui/index.js';
import { useCaseWords } from '../case-words.js';
import type { InvitationFieldsProps } from './guest-fields.js';
import { INVITABLE } from './invitation.js';
import { freeLetter, isLetter } from './free-letter.js';

/** As what somebody sits at the table: seat, mark, name, basis, purpose, until when. */
export function SeatFields({ fields, taken }: InvitationFieldsProps): ReactElement {
  const { t: word } = useWords();
  const { t } = useCaseWords();
  const { values, set, change, missing, complain } = fields;
  const taker = taken.includes(values.letter);
  const letterError = complain(
    taker || !isLetter(values.letter),
    taker ? t('inviteForm.letterTaken', { letter: values.letter }) : t('inviteForm.letterHint'),
  );
  const text = (key: 'label' | 'basis' | 'purpose') => ({
    label: t(`inviteForm.${key}`),
    value: values[key],
    onChange: set(key),
    isRequired: true,
    error: missing(values[key]),
  });
  return (
    <>
      <Select
        label={t('inviteForm.type')}
        placeholder={word('shell.choose')}
        options={INVITABLE.map((id) => ({
          id,
          name: word(`partyType.${id}`),
          mark: <PartyMark type={id} letter={freeLetter(id, undefined, [])} />,
        }))}
        value={values.type}
        onChange={(type) => change({ type, letter: freeLetter(type, undefined, taken) })}
        error={missing(values.type)}
      />
      <TextField
        label={t('inviteForm.letter')}
        hint={t('inviteForm.letterHint')}
        value={values.letter}
        onChange={set('letter')}
        isRequired
        error={letterError}
      />
      <TextField {...text('label')} />
      <TextField {...text('basis')} />
      <TextField {...text('purpose')} className={styles.wide ?? ''} hint={t('inviteForm.purposeHint')} />
      <TextField type="date" label={t('inviteForm.until')} value={values.until} onChange={set('until')} />
    </>
  );
}
