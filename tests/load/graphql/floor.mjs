// What a list costs with nothing around it: node:http and graphql-js, the document parsed and checked once.
import { createServer } from 'node:http';
import { buildSchema, execute, parse, validate } from 'graphql';

const FIELDS = ['id', 'gen', 'epoch', 'ordinal', 'category', 'kind', 'mode', 'state', 'right', 'text'];
const schema = buildSchema(
  `type Unit { ${FIELDS.map((name) => `${name}: String!`).join(' ')} } type Query { units: [Unit!]! }`,
);
const units = Array.from({ length: 200 }, (_, at) =>
  Object.fromEntries(
    FIELDS.map((name) => [name, name === 'text' ? 'domluveno všemi, zápis následuje' : `${name} ${at}`]),
  ),
);
const document = parse(`{ units { ${FIELDS.join(' ')} } }`);
if (validate(schema, document).length > 0) throw new Error('The document does not fit.');

createServer(async (request, response) => {
  for await (const chunk of request) void chunk;
  const body = JSON.stringify(await execute({ schema, document, rootValue: { units } }));
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' }).end(body);
}).listen(Number(process.env.PORT), '127.0.0.1');
