import { clockAndDice } from './ambient.mjs';
import { nameOf } from './syntax.mjs';

const AMBIENT = [
  ...['process', 'console', 'document', 'window', 'localStorage', 'sessionStorage', 'indexedDB', 'navigator'],
  ...['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'requestAnimationFrame', 'fetch', 'WebSocket'],
];

/** [I12] shared knows no clock, no randomness, no input or output: all of it is passed in. */
export default {
  create(context) {
    const report = (node, what) =>
      context.report({ node, message: `[I12] shared is pure: ${what} is passed in, not called.` });
    const visitors = clockAndDice(report);
    return {
      ...visitors,
      CallExpression(node) {
        visitors.CallExpression(node);
        const name = nameOf(node.callee)?.replace(/^globalThis\./, '');
        if (AMBIENT.includes(name) && !declaredHere(context, node, name)) report(node, name);
      },
      MemberExpression(node) {
        visitors.MemberExpression(node);
        const owner = nameOf(node.object)?.replace(/^globalThis\./, '');
        if (AMBIENT.includes(owner) && !declaredHere(context, node, owner)) report(node, owner);
      },
      ImportDeclaration(node) {
        if (node.source.value.startsWith('node:')) report(node, node.source.value);
      },
    };
  },
};

// A parameter called `document` or `window` is a value that was passed in.
function declaredHere(context, node, name) {
  for (let scope = context.sourceCode.getScope(node); scope; scope = scope.upper) {
    if (scope.set.get(name)?.defs.length) return true;
  }
  return false;
}
