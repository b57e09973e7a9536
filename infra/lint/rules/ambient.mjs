import { lastNameOf, nameOf } from './syntax.mjs';

const RANDOM = /^(globalThis\.)?(Math\.random|crypto\.(randomUUID|getRandomValues|randomBytes)|performance\.now)$/;
const RANDOM_IMPORTS = ['randomUUID', 'randomBytes', 'randomInt', 'getRandomValues'];

/**
 * Visitors that report every look at the clock and every throw of dice: `new Date()` and `Date()` without a moment,
 * `Date.now`, `Math.random`, random ids and bytes. `new Date(moment)` only converts and is left alone.
 */
export function clockAndDice(report) {
  return {
    NewExpression(node) {
      if (nameOf(node.callee) === 'Date' && node.arguments.length === 0) report(node, 'new Date()');
    },
    CallExpression(node) {
      if (nameOf(node.callee) === 'Date') report(node, 'Date()');
    },
    MemberExpression(node) {
      const name = nameOf(node) ?? '';
      if (/^(globalThis\.)?Date\.now$/.test(name) || RANDOM.test(name)) report(node, name);
    },
    ImportSpecifier(node) {
      const from = node.parent.source.value;
      const name = lastNameOf(node.imported);
      if (/^(node:)?crypto$/.test(from) && RANDOM_IMPORTS.includes(name)) report(node, name);
    },
  };
}
