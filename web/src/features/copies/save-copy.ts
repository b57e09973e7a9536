import { fetchFile, saveFile } from '../../lib/index.js';

/** How fetching a file ended. `gone`: it may not be had any more. */
export type Saved = 'saved' | 'gone' | 'failed';

/** Fetches a copy and hands it to the browser as a file. */
export async function saveCopy(id: string, name: string): Promise<Saved> {
  const got = await fetchFile(`/copies/${id}`);
  if (got.kind === 'refused') return got.refusal.failure.code === 'NOT_FOUND' ? 'gone' : 'failed';
  saveFile({ name, blob: got.blob });
  return 'saved';
}
