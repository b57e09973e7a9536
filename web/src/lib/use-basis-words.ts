import { policy } from '../i18n/cs/policy.js';
import { words } from '../i18n/cs/words.js';
import { useWords } from '../i18n/index.js';

type BasisId = keyof typeof policy.basis;
type ClockBasisId = keyof typeof words.clockBasis;

function isBasisId(basis: string): basis is BasisId {
  return Object.hasOwn(policy.basis, basis);
}

function isClockBasisId(basis: string): basis is ClockBasisId {
  return Object.hasOwn(words.clockBasis, basis);
}

/** Says a legal basis: an id of the policy's catalogue or of the terms in the language in use, anything else as it was written. */
export function useBasisWords(): (basis: string) => string {
  const { t, format } = useWords();
  return (basis) => {
    if (isBasisId(basis)) return t(`policy.basis.${basis}`);
    return isClockBasisId(basis) ? t(`clockBasis.${basis}`) : format.text(basis);
  };
}
