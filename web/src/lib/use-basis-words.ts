import { policy } from '../i18n/cs/policy.js';
import { useWords } from '../i18n/index.js';

type BasisId = keyof typeof policy.basis;

function isBasisId(basis: string): basis is BasisId {
  return Object.hasOwn(policy.basis, basis);
}

/** Says a legal basis: an id of the policy's catalogue in the language in use, anything else as it was written. */
export function useBasisWords(): (basis: string) => string {
  const { t, format } = useWords();
  return (basis) => (isBasisId(basis) ? t(`policy.basis.${basis}`) : format.text(basis));
}
