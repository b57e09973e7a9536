import type { ReactElement } from 'react';
import { type Fields, formStyles as styles } from '../../form/index.js';
import { Checkbox, SignaturePad, TextField } from '../../../ui/index.js';
import { useCaseWords } from '../case-words.js';
import type { ReleaseDraft } from './release-draft.js';

export interface ReleaseSignatureProps {
  readonly text: string;
  readonly fields: Fields<ReleaseDraft>;
}

/** The tablet in the hands of who signs: the text in large type, the name, and a pen or a word for it. */
export function ReleaseSignature({ text, fields }: ReleaseSignatureProps): ReactElement {
  const { t } = useCaseWords();
  const { values, set, missing } = fields;
  return (
    <div className={styles.stack} role="group" aria-label={t('releaseText.title')}>
      <p className={styles.signText}>{text}</p>
      <TextField
        label={t('releaseText.name')}
        value={values.signedName}
        onChange={set('signedName')}
        isRequired
        autoComplete="off"
        error={missing(values.signedName)}
      />
      <SignaturePad
        label={t('releaseText.pad')}
        hint={t('releaseText.padHint')}
        clear={t('releaseText.clear')}
        strokes={values.strokes}
        onChange={set('strokes')}
      />
      <Checkbox isSelected={values.confirmed} onChange={set('confirmed')}>
        {t('releaseText.confirm')}
      </Checkbox>
    </div>
  );
}
