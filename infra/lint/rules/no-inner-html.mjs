import { lastNameOf } from './syntax.mjs';

const WRITTEN = ['innerHTML', 'outerHTML', 'srcdoc'];
const CALLED = ['insertAdjacentHTML', 'createContextualFragment', 'setHTMLUnsafe'];
const MESSAGE = 'Text of people never becomes markup: build nodes or let React do it.';

/** Markup from strings is how one person's text runs as another person's script. Reading innerHTML is left alone. */
export default {
  create(context) {
    const report = (node) => context.report({ node, message: MESSAGE });
    const writes = (target) => target.type === 'MemberExpression' && WRITTEN.includes(keyOf(target));
    return {
      AssignmentExpression(node) {
        if (writes(node.left)) report(node);
      },
      CallExpression(node) {
        if (CALLED.includes(lastNameOf(node.callee))) report(node);
      },
      JSXAttribute(node) {
        if (node.name.name === 'dangerouslySetInnerHTML' || node.name.name === 'srcDoc') report(node);
      },
      Property(node) {
        if (lastNameOf(node.key) === 'dangerouslySetInnerHTML') report(node);
      },
    };
  },
};

function keyOf(member) {
  return member.computed ? member.property.value : member.property.name;
}
