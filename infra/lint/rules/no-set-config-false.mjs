const LASTING = /set_config\s*\((?:[^()]|\([^()]*\))*,\s*(false|'?f'?|'off')\s*\)|\bset\s+(?:session\s+)?app\s*\./i;

/** [I3] A setting that outlives its transaction would be inherited by the next user of the pooled connection. */
export default {
  create(context) {
    const check = (node, text) => {
      if (LASTING.test(text)) {
        context.report({
          node,
          message: '[I3] The context of a connection is set with set_config(…, true), for one transaction.',
        });
      }
    };
    return {
      Literal(node) {
        if (typeof node.value === 'string') check(node, node.value);
      },
      TemplateLiteral(node) {
        check(node, node.quasis.map((quasi) => quasi.value.cooked ?? quasi.value.raw).join('$'));
      },
    };
  },
};
