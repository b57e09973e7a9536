import { decoratorNames } from './syntax.mjs';

const NEEDED = {
  Query: 'Access',
  Mutation: 'Access',
  ResolveField: 'Access',
  Subscription: 'Access',
  SubscribeMessage: 'SocketAccess',
};

/** [I4] Every way into the API says on the spot who may use it. The boot asserts it too; this says it in the editor. */
export default {
  create(context) {
    return {
      MethodDefinition(node) {
        const names = decoratorNames(node);
        for (const name of names) {
          const needed = NEEDED[name];
          if (!needed || names.includes(needed)) continue;
          context.report({ node: node.key, message: `[I4] A method with @${name} declares @${needed}(…).` });
        }
      },
    };
  },
};
