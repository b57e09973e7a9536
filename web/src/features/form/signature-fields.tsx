import type { ReactElement } from 'react';
import { useWords } from '../../i18n/index.js';
import { Checkbox, SignaturePad, type Stroke, TextField } from '../../ui/index.js';
import type { Fields } from './use-fields.js';

/** What a signature on a tablet is made of. */
export interface SignatureDraft {
  readonly signedName: string;
  readonly strokes: readonly Stroke[];
  /** The name stands for the drawing. */
  readonly confirmed: boolean;
}

export const NO_SIGNATURE: SignatureDraft = { signedName: '', strokes: [], confirmed: false };

/** A drawing that can be a signature. */
const LEAST_NUMBERS = 8;

/** True when the tablet holds a signature: a name, and strokes or a word that the name stands for them. */
export function isSigned({ signedName, strokes, confirmed }: SignatureDraft): boolean {
  return signedName.trim() !== '' && (confirmed || strokes.flat().length >= LEAST_NUMBERS);
}

/** The signature as the server takes it, under the text that stood before the signer. */
export function signatureInput({ signedName, strokes }: SignatureDraft, text: string) {
  const drawn = strokes.flat().length >= LEAST_NUMBERS ? strokes.map((stroke) => [...stroke]) : null;
  return { text, name: signedName.trim(), strokes: drawn };
}

/** The name, and a pen or a word for it. */
export function SignatureFields<T extends SignatureDraft>({ fields }: { readonly fields: Fields<T> }): ReactElement {
  const { t } = useWords();
  const { values, set, missing } = fields;
  return (
    <>
      <TextField
        label={t('signature.name')}
        value={values.signedName}
        onChange={set('signedName')}
        isRequired
        autoComplete="off"
        error={missing(values.signedName)}
      />
      <SignaturePad
        label={t('signature.pad')}
        hint={t('signature.padHint')}
        clear={t('signature.clear')}
        strokes={values.strokes}
        onChange={set('strokes')}
      />
      <Checkbox isSelected={values.confirmed} onChange={set('confirmed')}>
        {t('signature.confirm')}
      </Checkbox>
    </>
  );
}
