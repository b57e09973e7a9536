import { type CaseId, parseId } from '@soulad/shared/ids';
import { open, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Which cases were erased, kept beside the key file and so apart from every backup of the database: a restored backup brings
 * their keys back, and whatever starts over it destroys them again. It holds ids and days, nothing else.
 */
export function erasedListOf(keyFile: string): string {
  return `${keyFile}.erased`;
}

/** Adds a case; on the disk when it returns. */
export async function noteErased(keyFile: string, caseId: CaseId, now: Date): Promise<void> {
  const file = await open(erasedListOf(keyFile), 'a', 0o600);
  try {
    await file.write(`${JSON.stringify({ caseId, on: now.toISOString().slice(0, 10) })}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  const folder = await open(dirname(keyFile), 'r');
  await folder.sync().finally(() => folder.close());
}

/** Every case that was ever erased here. A line that a crash has cut is left out: its erasure was never reported done. */
export async function readErased(keyFile: string): Promise<readonly CaseId[]> {
  const text = await readFile(erasedListOf(keyFile), 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  });
  return text.split('\n').flatMap((line) => {
    const caseId = parseId<CaseId>(/"caseId":"([^"]*)"/.exec(line)?.[1] ?? '');
    return caseId === undefined ? [] : [caseId];
  });
}
