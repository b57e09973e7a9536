import type { ReactElement } from 'react';
import { DEED_REFUSALS } from '@soulad/shared/signoff';
import type { DeedTrouble as Trouble } from '../../i18n/cs/deeds.js';
import type { Refusal } from '../../lib/index.js';
import { ErrorNote } from '../../ui/index.js';
import { FailureNote } from '../failure/index.js';
import { useDeedWords } from './use-deed-words.js';

/** Why no file was made, or the signed one was not taken: what happened, what is safe, what to do. */
export function DeedTrouble({ refusal }: { readonly refusal: Refusal }): ReactElement {
  const { t } = useDeedWords();
  const trouble = troubleOf(refusal);
  if (trouble === undefined) return <FailureNote failure={refusal.failure} />;
  return <ErrorNote happened={t(`trouble.${trouble}.happened`)} safe={t('safe')} act={t(`trouble.${trouble}.act`)} />;
}

function troubleOf({ failure: { code }, reason }: Refusal): Trouble | undefined {
  if (code === 'SIGNATURE_REFUSED') return DEED_REFUSALS.find((one) => one === reason);
  if (code === 'TOO_LARGE') return 'size';
  return code === 'NO_TYPESETTER' ? 'typesetter' : undefined;
}
