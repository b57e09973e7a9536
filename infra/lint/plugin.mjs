import clockAtPlatform from './rules/clock-at-platform.mjs';
import noInnerHtml from './rules/no-inner-html.mjs';
import noRawRepository from './rules/no-raw-repository.mjs';
import noSetConfigFalse from './rules/no-set-config-false.mjs';
import pureShared from './rules/pure-shared.mjs';
import resolverDeclaresAccess from './rules/resolver-declares-access.mjs';

/** The rules of this house; where each one applies is said in `.oxlintrc.json`. */
export default {
  meta: { name: 'soulad' },
  rules: {
    'clock-at-platform': clockAtPlatform,
    'no-inner-html': noInnerHtml,
    'no-raw-repository': noRawRepository,
    'no-set-config-false': noSetConfigFalse,
    'pure-shared': pureShared,
    'resolver-declares-access': resolverDeclaresAccess,
  },
};
