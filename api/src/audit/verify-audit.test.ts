import { execFile } from 'node:child_process';
import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { layCaseTable } from '../testing/index.js';
import { forAllTests, onTestApp } from '../testing/hooks.js';
import { Checkpoints } from './index.js';

const PROGRAM = fileURLToPath(new URL('../../../infra/src/verify-audit.mjs', import.meta.url));
const CASE = 'query ($id: ID!) { case(id: $id) { id } }';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'soulad-audit-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));
const server = onTestApp(() => ({ env: { SOULAD_AUDIT_DIR: folder } }));
const table = forAllTests(() => layCaseTable(server));
beforeAll(async () => {
  for (let i = 0; i < 5; i += 1) await server.gql(CASE, { id: table.caseId }, table.people.teacher.cookie);
  await server.app.get(Checkpoints).make();
  await server.gql(CASE, { id: table.caseId }, table.people.mother.cookie);
  await server.app.get(Checkpoints).make();
});

/** Runs the program as its user would. */
function verify(...more: string[]): Promise<{ code: number; lines: string[] }> {
  const files = ['--checkpoints', join(folder, 'checkpoints.jsonl'), '--key', join(folder, 'public-key.pem')];
  const words = [PROGRAM, '--database', server.database.ownerUrl, ...files, ...more];
  return new Promise((resolve) => {
    execFile(process.execPath, words, (error, stdout) => {
      const code = typeof error?.code === 'number' ? error.code : 0;
      resolve({ code, lines: stdout.trimEnd().split('\n') });
    });
  });
}

/** Changes the log as the owner of the database could, and puts it back afterwards. */
async function tampered<T>(change: string, look: () => Promise<T>): Promise<T> {
  await server.asOwner('create table kept_event as select * from audit_event');
  await server.asOwner('create table kept_head as select * from audit_head');
  await server.asOwner('alter table audit_event disable trigger all');
  await server.asOwner('alter table audit_head disable trigger all');
  try {
    await server.asOwner(change.replaceAll('$case', `'${table.caseId}'`));
    return await look();
  } finally {
    await server.asOwner('delete from audit_event');
    await server.asOwner('insert into audit_event select * from kept_event');
    await server.asOwner('delete from audit_head');
    await server.asOwner('insert into audit_head select * from kept_head');
    await server.asOwner('drop table kept_event, kept_head');
    await server.asOwner('alter table audit_event enable trigger all');
    await server.asOwner('alter table audit_head enable trigger all');
  }
}

describe('npm run verify-audit', () => {
  it('[A6] finds the log whole, with two checkpoints', async () => {
    const { code, lines } = await verify();
    expect(lines.at(-1)).toMatch(/^audit: \d+ rows in \d+ chains, 2 checkpoints: whole$/);
    expect(code).toBe(0);
  });

  it.each([
    [
      'a changed row',
      `update audit_event set action = 'nothing' where stream = $case and seq = 3`,
      /row 3: does not say/,
    ],
    ['a row taken out', 'delete from audit_event where stream = $case and seq = 3', /row 3: missing/],
    ['a cut end', 'delete from audit_event where stream = $case and seq > 4', /row 5 to \d+: cut off the end/],
    [
      'a cut end, the noted end too',
      `delete from audit_event where stream = $case and seq > 4;
       update audit_head h set seq = 4, hash = e.hash from audit_event e where h.stream = $case and e.stream = h.stream and e.seq = 4`,
      /row 5 to \d+: cut off the end/,
    ],
    [
      'a chain taken away',
      'delete from audit_event where stream = $case; delete from audit_head where stream = $case',
      /cut off the end/,
    ],
  ])('[A5] finds and locates %s', async (_, change, sentence) => {
    const { code, lines } = await tampered(change, verify);
    expect(lines.join('\n')).toMatch(sentence);
    expect(lines.join('\n')).toContain(`chain ${table.caseId}`);
    expect(code).toBe(1);
  });

  it('[A8] finds a file of checkpoints that was written anew, by the copy of an agency', async () => {
    const file = await readFile(join(folder, 'checkpoints.jsonl'), 'utf8');
    const [first = ''] = file.split('\n');
    const kept = join(folder, 'kept.jsonl');
    await writeFile(
      kept,
      `${first.replace('soulad-audit-checkpoint\\",\\"n\\":1', 'soulad-audit-checkpoint\\",\\"n\\":7')}\n`,
    );
    const { lines, code } = await verify('--witness', kept);
    expect(lines).toContain('the copy of an agency of checkpoint 7 differs from the file');
    expect(code).toBe(1);
    await writeFile(kept, `${first}\n`);
    expect((await verify('--witness', kept)).code).toBe(0);
  });

  it('[A7] reads on behind a line that a crash has cut, and says when none of it is left', async () => {
    await appendFile(join(folder, 'checkpoints.jsonl'), '{"statement":"{\\"n\\"');
    expect((await verify()).code).toBe(0);
  });

  it('verifies an export of the rows like the rows themselves', async () => {
    const file = join(folder, 'rows.jsonl');
    await verify('--export', file);
    const done = await new Promise<string>((resolve) => {
      execFile(process.execPath, [PROGRAM, '--rows', file], (_, stdout) => resolve(stdout));
    });
    expect(done).toMatch(/^audit: \d+ rows in \d+ chains, 0 checkpoints: whole$/m);
  });
});
