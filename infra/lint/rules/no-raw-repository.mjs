import { lastNameOf, nameOf } from './syntax.mjs';

const INJECTORS = ['InjectRepository', 'InjectDataSource', 'InjectEntityManager'];
const DATA_SOURCES = /^(dataSource|source|connection)$/i;
const WRITERS = ['save', 'insert', 'upsert', 'update', 'delete', 'remove', 'softDelete'];
const MESSAGE =
  'Tables are reached through the RequestContext only, so that transaction, principal and row-level security are set.';

/** [I3] No way to the tables beside `Database.inContext` and the context it hands out. */
export default {
  create(context) {
    const report = (node) => context.report({ node, message: MESSAGE });
    return {
      Decorator({ expression }) {
        if (expression.type !== 'CallExpression') return;
        const name = lastNameOf(expression.callee);
        const injected = expression.arguments[0];
        const source = name === 'Inject' && injected?.type === 'Identifier' && injected.name === 'DataSource';
        if (INJECTORS.includes(name) || source) report(expression);
      },
      CallExpression(node) {
        if (node.callee.type !== 'MemberExpression') return;
        const verb = lastNameOf(node.callee);
        const owner = lastNameOf(node.callee.object) ?? '';
        // ctx.manager belongs to the transaction of the context.
        const ofContext = nameOf(node.callee.object)?.endsWith('ctx.manager') ?? false;
        if (verb === 'getRepository' && !ofContext) report(node);
        if (verb === 'createQueryRunner' || (verb === 'createQueryBuilder' && DATA_SOURCES.test(owner))) report(node);
        if (WRITERS.includes(verb) && /repo(sitory)?$/i.test(owner)) report(node);
      },
    };
  },
};
