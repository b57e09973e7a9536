import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from '../src/run/refusal.mjs';
import { tsScript } from '../src/run/ts-script.mjs';
import { typeDocuments } from './type-documents.mjs';

const MATRIX_SCRIPT = 'tests/access-matrix/print.ts';

/**
 * Makes every generated file of the repository, in memory.
 * @param {{ root: string, children: object, say: (line: string) => void }} options api is built already
 * @returns {Promise<{ path: string, text: string }[]>} path relative to root
 * @throws {Refusal} with what the printing program said
 */
export async function makeGenerated({ root, children, say }) {
  const print = async (...args) => {
    const { code, stdout, stderr } = await children.run(process.execPath, args, { cwd: root });
    if (code !== 0) throw new Refusal(`${args.join(' ')} failed: ${stderr.trim() || `code ${code}`}`);
    return stdout;
  };
  const schema = await print('api/dist/cli.js', 'print-schema');
  const documents = await typeDocuments(schema, join(root, 'web'));
  const files = [
    { path: 'api/schema.graphql', text: schema },
    ...documents.map(({ name, text }) => ({ path: `web/src/generated/${name}`, text })),
  ];
  if (existsSync(join(root, MATRIX_SCRIPT))) {
    files.push({ path: 'tests/access-matrix/matrix.md', text: await print(...tsScript(join(root, MATRIX_SCRIPT))) });
  } else {
    say(`There is no ${MATRIX_SCRIPT}; the access matrix is not printed`);
  }
  return files;
}

/** Those files whose committed text is another, or missing. */
export function staleAmong(root, files) {
  return files.filter(({ path, text }) => {
    const file = join(root, path);
    return !existsSync(file) || readFileSync(file, 'utf8') !== text;
  });
}
