import { useTranslation } from 'react-i18next';
import type { ReasonFragment } from '../../generated/graphql.gen.js';

/** Separates the explanation from the reference to the law. */
const JOIN = ', ';

/**
 * Says a reason in words: the explanation of the rule and the reference behind it. A code without a text of its own
 * falls back to the reference alone, never to the code.
 */
export function useReason(): (reason: ReasonFragment) => string {
  const { t, i18n } = useTranslation('app');
  const text = (key: string): string => (i18n.exists(key, { ns: 'app' }) ? t(key) : '');
  return ({ explanation, basis, basisText }) => {
    const law = basisText ?? (basis === null ? '' : text(`policy.basis.${basis}`));
    return [text(`policy.explanation.${explanation}`), law].filter((part) => part !== '').join(JOIN);
  };
}
