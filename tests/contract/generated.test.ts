import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { ROOT } from '../support/api-process.js';

const run = promisify(execFile);

it('schema, typed documents and access matrix are those that the sources make', { timeout: 180_000 }, async () => {
  const end = await run(process.execPath, [`${ROOT}infra/codegen/generate.mjs`, '--check'], { cwd: ROOT }).then(
    () => 'fresh',
    (error: { readonly stderr?: string }) => error.stderr ?? String(error),
  );
  expect(end).toBe('fresh');
});
